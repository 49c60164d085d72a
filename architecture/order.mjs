/** The rooms, in the order in which they may use each other: a room uses only those before it. */
export const order = ['people', 'directory', 'cases', 'contact', 'cooperation', 'protection', 'support', 'costs', 'returning', 'statistics', 'information']
