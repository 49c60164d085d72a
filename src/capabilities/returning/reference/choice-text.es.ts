import type { ChoiceSheet } from '#capabilities/returning/reference/choice-text.ts'

export const choiceSheetEs: ChoiceSheet = {
  title: 'Antes de elegir',
  lead: 'La decisión es tuya y no tienes que elegir hoy. Pregunta todo lo que quieras. Lo leemos contigo y puedes tomarte tu tiempo.',
  items: {
    staying_possible: [
      'Quedarte',
      'Puede haber formas de quedarte en Suecia, un tiempo o más. Un abogado o una abogada puede decirte cómo es en tu caso. Preguntar no cuesta nada.',
    ],
    staying_support: [
      'Ayuda si te quedas',
      'Recibes la misma ayuda si te quedas: alguien con quien hablar, atención médica, un lugar seguro, un plan. La ayuda no termina porque digas que no a un viaje.',
    ],
    staying_risks: [
      'Qué puede ser difícil si te quedas',
      'Un permiso puede terminar o ser denegado. Te decimos cómo es: lo que sabemos, lo que no sabemos y cuándo tendrás respuesta.',
    ],
    returning_support: [
      'Ayuda si viajas',
      'Alguien se encarga de los papeles y del billete, puede viajar contigo y te recibe. Allí puedes tener ayuda con la vivienda, la atención médica, los estudios o el trabajo. Cuánta, te lo decimos antes de que elijas.',
    ],
    returning_risks: [
      'Qué puede ser difícil si viajas',
      '¿Hay allí alguien que sea un peligro para ti, o alguien que sepa que vas? ¿Hay dudas con el dinero, los papeles o la salud? Lo vemos contigo antes de reservar nada.',
    ],
    another_country: ['Otro país', 'Si tienes derecho a vivir en otro país, puedes tener la misma ayuda para viajar allí.'],
    nothing_tied: ['Nada depende de lo que elijas', 'Ni dinero ni vivienda dependen de lo que elijas. Nadie aquí gana nada con que viajes.'],
    change_her_mind: [
      'Puedes cambiar de idea',
      'Puedes cambiar de idea cuando quieras, hasta que el viaje haya terminado. No tienes que decir por qué. Todo lo demás sigue entonces como antes.',
    ],
    nobody_told: ['Quién se entera', 'No contamos nada a nadie sin preguntarte, tampoco a tu familia. Tú decides qué pueden saber quienes te reciben.'],
  },
  end: 'Pregúntanos. Ninguna pregunta es demasiado pequeña.',
  mine: {
    title: 'Mi decisión',
    words: 'Lo que elijo, con mis propias palabras',
    nothingTied: 'Ni dinero ni vivienda dependen de mi decisión.',
    change: 'Puedo cambiar de idea cuando quiera, hasta que el viaje haya terminado, y no tengo que decir por qué.',
    day: 'Día',
    sign: 'Mi firma',
    heard: 'Dicho en voz alta. Quién lo oyó:',
  },
}
