#!/usr/bin/env node
// with-node.mjs <script> [arguments]: runs a script with a Node that is new enough.
import { findNode, noNode, runAs } from './find-node.mjs'

const node = findNode()
if (process.argv.length < 3) {
  process.stderr.write('Usage: with-node.mjs <script> [arguments]\n')
  process.exit(2)
} else if (node === null) {
  process.stderr.write(noNode)
  process.exit(1)
} else {
  runAs(node, process.argv.slice(2))
}
