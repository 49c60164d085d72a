import type { PublicLanguage } from '#kernel/public-language.ts'

/** The short answers the line can begin from: neutral, about nobody, and promising nothing that the line does not keep. */
export const readyTexts = ['thanks', 'safe_now', 'hours', 'where_to_turn', 'interpreter', 'answer_by', 'closing'] as const
export type ReadyText = (typeof readyTexts)[number]

type Answers = Readonly<Record<Exclude<ReadyText, 'hours' | 'answer_by'>, string>> & {
  readonly hours: (days: string, opens: string, closes: string) => string
  /** Goes with `hours`, when it is so. */
  readonly red_days: string
  readonly answer_by: (day: string, opens: string) => string
}

/** In every language of the site. Swedish and English we wrote ourselves; the rest no translator has read (`unreviewed` of the language's words). */
export const readyAnswers: Readonly<Record<PublicLanguage, Answers>> = {
  sv: {
    thanks: 'Tack för att du skrev. Det är bra att du gjorde det. Vi har läst ditt meddelande.',
    safe_now: 'Är du säker just nu? Är det fara så ring 112. Skriv bara om du kan göra det utan att någon ser.',
    hours: (days, opens, closes) => `Vi läser meddelanden ${days}, klockan ${opens} till ${closes}. Du kan skriva när som helst.`,
    red_days: 'Vi läser inte på röda dagar, och inte på midsommarafton, julafton och nyårsafton.',
    where_to_turn: 'Fler som kan hjälpa finns på den här webbplatsen, under Telefonnummer. Är det fara så ring 112.',
    interpreter: 'Vill du ha en tolk? Skriv vilket språk du vill tala. Du kan välja om tolken ska vara man eller kvinna, och tolken får inte berätta vidare.',
    answer_by: (day, opens) => `Vi svarar när vi läser nästa gång: ${day} från klockan ${opens}. Öppna svaret här med dina 20 siffror.`,
    closing:
      'Vi avslutar här för den här gången. Du kan skriva igen med samma 20 siffror. Allt försvinner 30 dagar efter att det senast öppnades eller skrevs.',
  },
  'sv-easy': {
    thanks: 'Tack för att du skrev. Det var bra. Vi har läst det du skrev.',
    safe_now: 'Är du säker nu? Är det fara? Ring 112. Skriv bara när ingen ser dig.',
    hours: (days, opens, closes) => `Vi läser ${days}. Klockan ${opens} till ${closes}. Du kan skriva när du vill.`,
    red_days: 'Vi läser inte på röda dagar. Vi läser inte på midsommarafton, julafton och nyårsafton.',
    where_to_turn: 'Det finns fler som kan hjälpa. Se Telefonnummer på den här sidan. Är det fara? Ring 112.',
    interpreter: 'Vill du prata med en tolk? Skriv vilket språk. Du får välja man eller kvinna. Tolken får inte berätta för någon.',
    answer_by: (day, opens) => `Vi svarar nästa gång vi läser. Det är ${day} från klockan ${opens}. Öppna svaret här med dina 20 siffror.`,
    closing: 'Vi slutar här nu. Du kan skriva igen med samma 20 siffror. Allt försvinner 30 dagar efter sista gången.',
  },
  en: {
    thanks: 'Thank you for writing. It is good that you did. We have read your message.',
    safe_now: 'Are you safe right now? If there is danger, call 112. Write only if you can do it without anybody seeing.',
    hours: (days, opens, closes) => `We read messages on ${days}, from ${opens} to ${closes}. You can write at any time.`,
    red_days: 'We do not read on public holidays in Sweden, nor on the eves of midsummer, Christmas and the New Year.',
    where_to_turn: 'You find others who can help on this website, under Telephone numbers. If there is danger, call 112.',
    interpreter:
      'Would you like an interpreter? Write which language you want to speak. You can choose whether the interpreter is a man or a woman, and the interpreter may not pass anything on.',
    answer_by: (day, opens) => `We answer when we read next: ${day} from ${opens}. Open the answer here with your 20 digits.`,
    closing: 'We stop here for this time. You can write again with the same 20 digits. Everything is gone 30 days after it was last opened or written.',
  },
  ar: {
    thanks: 'شكراً لأنك كتبت. من الجيد أنك فعلت ذلك. لقد قرأنا رسالتك.',
    safe_now: 'هل أنت في أمان الآن؟ إذا كان هناك خطر فاتصل بالرقم 112. اكتب فقط إذا كان ذلك ممكناً دون أن يراك أحد.',
    hours: (days, opens, closes) => `نقرأ الرسائل في هذه الأيام: ${days}، من الساعة ${opens} إلى ${closes}. تمكن الكتابة في أي وقت.`,
    red_days: 'لا نقرأ في أيام العطل الرسمية في السويد، ولا عشية منتصف الصيف وعيد الميلاد ورأس السنة.',
    where_to_turn: 'تجد آخرين يمكنهم المساعدة في هذا الموقع، تحت أرقام الهاتف. إذا كان هناك خطر فاتصل بالرقم 112.',
    interpreter: 'هل تريد مترجماً؟ اكتب لغتك. يمكن أن تختار مترجماً رجلاً أو امرأة، ولا يجوز للمترجم أن ينقل شيئاً.',
    answer_by: (day, opens) => `نجيب عندما نقرأ في المرة القادمة: ${day} من الساعة ${opens}. افتح الجواب هنا بأرقامك الـ 20.`,
    closing: 'نتوقف هنا هذه المرة. تمكن الكتابة مرة أخرى بالأرقام الـ 20 نفسها. يختفي كل شيء بعد 30 يوماً من آخر فتح أو كتابة.',
  },
  bg: {
    thanks: 'Благодарим, че писа. Добре, че го направи. Прочетохме съобщението ти.',
    safe_now: 'В безопасност ли си сега? Ако има опасност, обади се на 112. Пиши само ако можеш, без някой да види.',
    hours: (days, opens, closes) => `Четем съобщенията в тези дни: ${days}, от ${opens} до ${closes}. Можеш да пишеш по всяко време.`,
    red_days: 'Не четем на официални празници в Швеция, нито в навечерието на празника на лятото, Коледа и Нова година.',
    where_to_turn: 'На този сайт, под Телефонни номера, има и други, които могат да помогнат. Ако има опасност, обади се на 112.',
    interpreter: 'Искаш ли преводач? Напиши на какъв език искаш да говориш. Можеш да избереш мъж или жена, а преводачът няма право да казва нищо нататък.',
    answer_by: (day, opens) => `Ще отговорим, когато четем следващия път: ${day} от ${opens}. Отвори отговора тук с твоите 20 цифри.`,
    closing: 'Засега спираме тук. Можеш да пишеш пак със същите 20 цифри. Всичко изчезва 30 дни след последното отваряне или писане.',
  },
  es: {
    thanks: 'Gracias por escribir. Está bien que lo hayas hecho. Hemos leído tu mensaje.',
    safe_now: '¿Estás a salvo ahora? Si hay peligro, llama al 112. Escribe solo si puedes hacerlo sin que nadie lo vea.',
    hours: (days, opens, closes) => `Leemos los mensajes estos días: ${days}, de ${opens} a ${closes}. Puedes escribir en cualquier momento.`,
    red_days: 'No leemos los días festivos en Suecia, ni las vísperas del solsticio de verano, de Navidad y de Año Nuevo.',
    where_to_turn: 'En este sitio, en Números de teléfono, hay otros que pueden ayudar. Si hay peligro, llama al 112.',
    interpreter: '¿Quieres un intérprete? Escribe qué idioma quieres hablar. Puedes elegir hombre o mujer, y el intérprete no puede contar nada a nadie.',
    answer_by: (day, opens) => `Respondemos cuando leamos la próxima vez: ${day} desde las ${opens}. Abre la respuesta aquí con tus 20 cifras.`,
    closing:
      'Lo dejamos aquí por esta vez. Puedes escribir otra vez con las mismas 20 cifras. Todo desaparece 30 días después de la última vez que se abrió o se escribió.',
  },
  hu: {
    thanks: 'Köszönjük, hogy írtál. Jó, hogy megtetted. Elolvastuk az üzenetedet.',
    safe_now: 'Biztonságban vagy most? Ha veszély van, hívd a 112-t. Csak akkor írj, ha senki sem látja.',
    hours: (days, opens, closes) => `Ezeken a napokon olvassuk az üzeneteket: ${days}, ${opens} és ${closes} között. Bármikor írhatsz.`,
    red_days: 'Svédországi ünnepnapokon nem olvasunk, és szentivánéjkor, szenteste és szilveszterkor sem.',
    where_to_turn: 'Ezen a honlapon, a Telefonszámok alatt, találsz másokat is, akik segíthetnek. Ha veszély van, hívd a 112-t.',
    interpreter: 'Szeretnél tolmácsot? Írd meg, milyen nyelven beszélnél. Választhatsz férfit vagy nőt, és a tolmács semmit sem adhat tovább.',
    answer_by: (day, opens) => `Akkor válaszolunk, amikor legközelebb olvasunk: ${day}, ${opens} órától. A választ itt nyithatod meg a 20 számjegyeddel.`,
    closing: 'Most itt abbahagyjuk. Ugyanazzal a 20 számjeggyel újra írhatsz. Minden eltűnik 30 nappal az utolsó megnyitás vagy írás után.',
  },
  lt: {
    thanks: 'Ačiū, kad parašei. Gerai, kad tai padarei. Mes perskaitėme tavo žinutę.',
    safe_now: 'Ar dabar esi saugioje vietoje? Jei yra pavojus, skambink 112. Rašyk tik jei niekas nemato.',
    hours: (days, opens, closes) => `Žinutes skaitome šiomis dienomis: ${days}, nuo ${opens} iki ${closes}. Rašyti gali bet kada.`,
    red_days: 'Neskaitome per Švedijos šventines dienas, taip pat Joninių, Kalėdų ir Naujųjų metų išvakarėse.',
    where_to_turn: 'Šioje svetainėje, prie Telefono numerių, rasi ir kitų, kurie gali padėti. Jei yra pavojus, skambink 112.',
    interpreter: 'Ar nori vertėjo? Parašyk, kokia kalba nori kalbėti. Gali rinktis vyrą ar moterį, o vertėjas negali nieko pasakoti kitiems.',
    answer_by: (day, opens) => `Atsakysime, kai skaitysime kitą kartą: ${day} nuo ${opens}. Atsakymą atidaryk čia su savo 20 skaitmenų.`,
    closing: 'Šį kartą baigiame čia. Gali vėl rašyti su tais pačiais 20 skaitmenų. Viskas dingsta 30 dienų po paskutinio atidarymo ar rašymo.',
  },
  ne: {
    thanks: 'लेख्नुभएकोमा धन्यवाद। लेखेर राम्रो गर्नुभयो। हामीले तपाईंको सन्देश पढ्यौं।',
    safe_now: 'तपाईं अहिले सुरक्षित हुनुहुन्छ? खतरा छ भने 112 मा फोन गर्नुहोस्। कसैले नदेख्ने भए मात्र लेख्नुहोस्।',
    hours: (days, opens, closes) => `हामी यी दिन सन्देश पढ्छौं: ${days}, ${opens} देखि ${closes} सम्म। तपाईं जुनसुकै बेला लेख्न सक्नुहुन्छ।`,
    red_days: 'स्वीडेनका सार्वजनिक बिदाका दिन र मिडसमर, क्रिसमस तथा नयाँ वर्षको अघिल्लो दिन हामी पढ्दैनौं।',
    where_to_turn: 'यस वेबसाइटमा टेलिफोन नम्बर मुनि मद्दत गर्न सक्ने अरू पनि छन्। खतरा छ भने 112 मा फोन गर्नुहोस्।',
    interpreter: 'दोभाषे चाहिन्छ? कुन भाषामा बोल्न चाहनुहुन्छ लेख्नुहोस्। पुरुष वा महिला छान्न सक्नुहुन्छ, र दोभाषेले कसैलाई भन्न पाउँदैन।',
    answer_by: (day, opens) => `हामी अर्को पटक पढ्दा जवाफ दिन्छौं: ${day} ${opens} देखि। आफ्ना 20 अंकले जवाफ यहाँ खोल्नुहोस्।`,
    closing: 'यस पटकलाई यहीँ रोक्छौं। उही 20 अंकले फेरि लेख्न सक्नुहुन्छ। अन्तिम पटक खोलेको वा लेखेको 30 दिनपछि सबै मेटिन्छ।',
  },
  pl: {
    thanks: 'Dziękujemy za wiadomość. Dobrze, że napisałaś lub napisałeś. Przeczytaliśmy ją.',
    safe_now: 'Czy jesteś teraz w bezpiecznym miejscu? Jeśli jest niebezpiecznie, dzwoń pod 112. Pisz tylko wtedy, gdy nikt tego nie widzi.',
    hours: (days, opens, closes) => `Czytamy wiadomości w te dni: ${days}, od ${opens} do ${closes}. Pisać można o każdej porze.`,
    red_days: 'Nie czytamy w dni świąteczne w Szwecji ani w wigilie nocy świętojańskiej, Bożego Narodzenia i Nowego Roku.',
    where_to_turn: 'Na tej stronie, pod Numerami telefonów, są też inni, którzy mogą pomóc. Jeśli jest niebezpiecznie, dzwoń pod 112.',
    interpreter:
      'Czy potrzebny jest tłumacz? Napisz, w jakim języku chcesz mówić. Możesz wybrać mężczyznę albo kobietę, a tłumacz nie może nic przekazać dalej.',
    answer_by: (day, opens) => `Odpowiemy, gdy będziemy czytać następnym razem: ${day} od ${opens}. Otwórz odpowiedź tutaj swoimi 20 cyframi.`,
    closing: 'Na tym razem kończymy. Możesz napisać znowu z tymi samymi 20 cyframi. Wszystko znika 30 dni po ostatnim otwarciu lub napisaniu.',
  },
  ro: {
    thanks: 'Mulțumim că ai scris. E bine că ai făcut-o. Am citit mesajul tău.',
    safe_now: 'Ești în siguranță acum? Dacă este pericol, sună la 112. Scrie numai dacă poți fără să vadă cineva.',
    hours: (days, opens, closes) => `Citim mesajele în aceste zile: ${days}, de la ${opens} până la ${closes}. Poți scrie oricând.`,
    red_days: 'Nu citim în zilele de sărbătoare legală din Suedia și nici în ajunul sărbătorii de vară, al Crăciunului și al Anului Nou.',
    where_to_turn: 'Pe acest site, la Numere de telefon, sunt și alții care pot ajuta. Dacă este pericol, sună la 112.',
    interpreter: 'Vrei un interpret? Scrie în ce limbă vrei să vorbești. Poți alege bărbat sau femeie, iar interpretul nu are voie să spună nimic mai departe.',
    answer_by: (day, opens) => `Răspundem când citim data viitoare: ${day} de la ${opens}. Deschide răspunsul aici cu cele 20 de cifre ale tale.`,
    closing:
      'Ne oprim aici de data aceasta. Poți scrie din nou cu aceleași 20 de cifre. Totul dispare la 30 de zile după ce a fost deschis sau scris ultima dată.',
  },
  ru: {
    thanks: 'Спасибо за сообщение. Хорошо, что вы написали. Мы его прочитали.',
    safe_now: 'Вы сейчас в безопасности? Если есть опасность, звоните 112. Пишите, только если никто не видит.',
    hours: (days, opens, closes) => `Мы читаем сообщения в эти дни: ${days}, с ${opens} до ${closes}. Писать можно в любое время.`,
    red_days: 'Мы не читаем в праздничные дни в Швеции, а также накануне праздника середины лета, Рождества и Нового года.',
    where_to_turn: 'На этом сайте, в разделе «Номера телефонов», есть и другие, кто может помочь. Если есть опасность, звоните 112.',
    interpreter:
      'Нужен переводчик? Напишите, на каком языке хотите говорить. Можно выбрать мужчину или женщину, и переводчик не имеет права ничего рассказывать.',
    answer_by: (day, opens) => `Мы ответим, когда будем читать в следующий раз: ${day} с ${opens}. Откройте ответ здесь своими 20 цифрами.`,
    closing:
      'На этот раз мы заканчиваем. Можно написать снова с теми же 20 цифрами. Всё исчезнет через 30 дней после того, как последний раз открывали или писали.',
  },
  sk: {
    thanks: 'Ďakujeme za správu. Je dobre, že si napísal alebo napísala. Prečítali sme ju.',
    safe_now: 'Si teraz v bezpečí? Ak hrozí nebezpečenstvo, volaj 112. Píš iba vtedy, keď to nikto nevidí.',
    hours: (days, opens, closes) => `Správy čítame v tieto dni: ${days}, od ${opens} do ${closes}. Písať môžeš kedykoľvek.`,
    red_days: 'Nečítame počas sviatkov vo Švédsku, ani v predvečer letného slnovratu, Vianoc a Nového roka.',
    where_to_turn: 'Na tejto stránke, pod Telefónnymi číslami, sú aj iní, ktorí môžu pomôcť. Ak hrozí nebezpečenstvo, volaj 112.',
    interpreter: 'Chceš tlmočníka? Napíš, akým jazykom chceš hovoriť. Môžeš si vybrať muža alebo ženu a tlmočník nesmie nič povedať ďalej.',
    answer_by: (day, opens) => `Odpovieme, keď budeme čítať nabudúce: ${day} od ${opens}. Odpoveď otvor tu svojimi 20 číslicami.`,
    closing: 'Nateraz tu končíme. Znova môžeš písať s tými istými 20 číslicami. Všetko zmizne 30 dní po poslednom otvorení alebo písaní.',
  },
  sr: {
    thanks: 'Hvala na poruci. Dobro je što si se javio ili javila. Pročitali smo je.',
    safe_now: 'Da li si sada na sigurnom? Ako ima opasnosti, zovi 112. Piši samo ako niko ne vidi.',
    hours: (days, opens, closes) => `Poruke čitamo ovih dana: ${days}, od ${opens} do ${closes}. Možeš pisati u bilo koje vreme.`,
    red_days: 'Ne čitamo na državne praznike u Švedskoj, ni uoči praznika leta, Božića i Nove godine.',
    where_to_turn: 'Na ovom sajtu, pod Brojevi telefona, ima i drugih koji mogu da pomognu. Ako ima opasnosti, zovi 112.',
    interpreter: 'Želiš li prevodioca? Napiši na kom jeziku želiš da govoriš. Možeš izabrati muškarca ili ženu, a prevodilac ne sme ništa da prenosi dalje.',
    answer_by: (day, opens) => `Odgovaramo kada budemo čitali sledeći put: ${day} od ${opens}. Otvori odgovor ovde svojim 20 cifara.`,
    closing: 'Ovog puta stajemo ovde. Možeš ponovo pisati sa istih 20 cifara. Sve nestaje 30 dana posle poslednjeg otvaranja ili pisanja.',
  },
  th: {
    thanks: 'ขอบคุณที่เขียนมา ดีแล้วที่เขียน เราอ่านข้อความของคุณแล้ว',
    safe_now: 'ตอนนี้คุณปลอดภัยไหม ถ้ามีอันตรายโทร 112 เขียนเฉพาะเมื่อไม่มีใครเห็น',
    hours: (days, opens, closes) => `เราอ่านข้อความในวันเหล่านี้: ${days} ตั้งแต่ ${opens} ถึง ${closes} คุณเขียนได้ทุกเวลา`,
    red_days: 'เราไม่อ่านในวันหยุดราชการของสวีเดน และในวันก่อนวันกลางฤดูร้อน วันคริสต์มาส และวันปีใหม่',
    where_to_turn: 'ในเว็บไซต์นี้ ที่หมายเลขโทรศัพท์ มีคนอื่นที่ช่วยได้ ถ้ามีอันตรายโทร 112',
    interpreter: 'ต้องการล่ามไหม เขียนว่าอยากพูดภาษาอะไร เลือกล่ามชายหรือหญิงได้ และล่ามไม่มีสิทธิ์บอกต่อ',
    answer_by: (day, opens) => `เราจะตอบเมื่อเราอ่านครั้งต่อไป: ${day} ตั้งแต่ ${opens} เปิดคำตอบที่นี่ด้วยตัวเลข 20 ตัวของคุณ`,
    closing: 'ครั้งนี้เราหยุดตรงนี้ คุณเขียนอีกได้ด้วยตัวเลข 20 ตัวเดิม ทุกอย่างจะหายไป 30 วันหลังจากเปิดหรือเขียนครั้งสุดท้าย',
  },
  ti: {
    thanks: 'ስለ ዝጸሓፍካ የቐንየልና። ምጽሓፍካ ጽቡቕ እዩ። መልእኽትኻ ኣንቢብናዮ።',
    safe_now: 'ሕጂ ውሑስ ዲኻ? ሓደጋ እንተሎ 112 ደውል። ሰብ ከይረኣየካ ክትጽሕፍ እንተኽኢልካ ጥራይ ጸሓፍ።',
    hours: (days, opens, closes) => `መልእኽትታት በዘን መዓልታት ነንብብ: ${days}፣ ካብ ${opens} ክሳብ ${closes}። ኣብ ዝኾነ ግዜ ክትጽሕፍ ትኽእል።`,
    red_days: 'ኣብ በዓላት ሽወደን ኣይነንብብን፣ ኣብ ዋዜማ በዓል ሓጋይ፣ ልደትን ሓድሽ ዓመትን እውን ኣይነንብብን።',
    where_to_turn: 'ኣብዚ መርበብ ሓበሬታ፣ ኣብ ቁጽርታት ተሌፎን፣ ክሕግዙ ዝኽእሉ ካልኦት ኣለዉ። ሓደጋ እንተሎ 112 ደውል።',
    interpreter: 'ተርጓሚ ትደሊ ዲኻ? በየናይ ቋንቋ ክትዛረብ ከም እትደሊ ጸሓፍ። ሰብኣይ ወይ ሰበይቲ ክትመርጽ ትኽእል፣ ተርጓሚ ድማ ንኻልእ ክነግር ኣይፍቀደሉን።',
    answer_by: (day, opens) => `ንሕና ኣብ ዝቕጽል እነንብበሉ ግዜ ንምልስ: ${day} ካብ ${opens}። መልሲ ኣብዚ ብ 20 ቁጽርታትካ ክፈቶ።`,
    closing: 'ንሕጂ ኣብዚ ነቋርጽ። ብተመሳሳሊ 20 ቁጽርታት ደጊምካ ክትጽሕፍ ትኽእል። ኩሉ ድሕሪ ናይ መወዳእታ ምኽፋት ወይ ምጽሓፍ 30 መዓልቲ ይጠፍእ።',
  },
  uk: {
    thanks: 'Дякуємо за повідомлення. Добре, що ви написали. Ми його прочитали.',
    safe_now: 'Ви зараз у безпеці? Якщо є небезпека, телефонуйте 112. Пишіть, лише якщо ніхто не бачить.',
    hours: (days, opens, closes) => `Ми читаємо повідомлення в ці дні: ${days}, з ${opens} до ${closes}. Писати можна будь-коли.`,
    red_days: 'Ми не читаємо у святкові дні у Швеції, а також напередодні свята середини літа, Різдва та Нового року.',
    where_to_turn: 'На цьому сайті, у розділі «Номери телефонів», є й інші, хто може допомогти. Якщо є небезпека, телефонуйте 112.',
    interpreter: 'Потрібен перекладач? Напишіть, якою мовою хочете говорити. Можна вибрати чоловіка або жінку, і перекладач не має права нічого розповідати.',
    answer_by: (day, opens) => `Ми відповімо, коли читатимемо наступного разу: ${day} з ${opens}. Відкрийте відповідь тут своїми 20 цифрами.`,
    closing: 'Цього разу ми закінчуємо. Можна написати знову з тими самими 20 цифрами. Усе зникне через 30 днів після того, як востаннє відкривали або писали.',
  },
}
