# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
# sizes: data table
"""English, German, French, Spanish and Turkish words that stand with a capital in running text."""

from __future__ import annotations

from typing import Final

ENGLISH: Final = """
a the and or but nor yet for at by to of from with without within into onto over under about above after before
between during since until while when where who whom whose what which why how if because although though unless
as than that this these those there here it its his him her their they them we our us your i my me not only even
also just still such some any each every all both many much more most few several other others another one two
three four five six seven eight nine ten eleven twelve hundred thousand million billion first second third
fourth fifth last next former is are was were be been being has have had does did would shall should could might
must let according despite instead however meanwhile moreover therefore thus hence later earlier again once
twice never always often sometimes perhaps please dear sincerely regards thanks thank yes in on up down out off
then now soon today tomorrow yesterday tonight morning afternoon evening night week month year years decade
century time times date hour minute monday tuesday wednesday thursday friday saturday sunday january february
july september october november december feb sept oct nov dec mon tue wed thu fri ministry minister ministers
department departments office offices officer officers official officials bureau agency agencies authority
authorities administration commission commissioner committee committees council councils congress parliament
senate assembly cabinet government governments governor presidency president presidents premier chancellor
secretary secretaries secretariat director directors directorate deputy chairman chairwoman chair chairperson
member members party parties communist socialist democratic democrat democrats republican republicans republic
people peoples national international federal regional provincial municipal local central public private foreign
affairs interior defence defense security police policing court courts tribunal prosecutor prosecutors attorney
lawyer lawyers army navy military general colonel captain lieutenant sergeant ambassador embassy consulate
delegation delegate organization organisation organizations union united nations states state kingdom autonomous
region regions province prefecture county counties district districts city cities town towns village villages
township street avenue road square building house hospital university college school schools institute
institution academy faculty professor doctor teacher student students research researcher researchers scientist
scientists science sciences engineer engineers economic economy finance financial trade commerce industry
industrial company companies corporation group limited holding holdings association foundation federation league
society club network news newspaper press media reporter reporters journalist journalists editor editors article
articles report reports reported reporting document documents paper papers file files record records page pages
letter letters memo memorandum note notes list lists table tables figure figures chapter section sections part
parts annex appendix number numbers no volume issue edition copy copies draft version subject re fw fwd cc bcc
sent received attachment attachments message messages email e-mail mail phone telephone fax mobile address
website internet online photo photograph photographs picture image video audio source sources data information
intelligence system systems program programme project projects plan plans policy policies law laws act
regulation regulations decree order orders decision decisions resolution agreement treaty contract contracts
convention declaration statement statements speech interview meeting meetings conference summit minutes agenda
session board work working worker workers labour labor employment health education training centre center
centres centers camp camps prison prisons detention detainee detainees prisoner prisoners inmate inmates cell
cells guard guards inspection inspector investigation investigators inquiry evidence witness witnesses victim
victims family families parents father mother husband wife son daughter brother sister child children man men
woman women person persons citizen citizens resident residents refugee refugees relatives friends anyone someone
everyone nobody nothing something everything said says say told asked added wrote called confirmed denied asia
africa europe america americas european american asian african british english french german russian chinese
japanese korean indian turkish arab arabic muslim muslims islam islamic jewish buddhist tibetan uyghur uyghurs
uighur uighurs kazakh kyrgyz uzbek mongolian mandarin china russia japan korea india turkey pakistan afghanistan
kazakhstan kyrgyzstan uzbekistan tajikistan turkmenistan mongolia taiwan tibet xinjiang beijing shanghai urumqi
kashgar hotan hong kong australia canada germany italy spain sweden finland denmark poland ukraine britain
scotland switzerland austria belgium netherlands greece iran iraq syria egypt saudi arabia yemen libya nigeria
kenya brazil mexico argentina chile peru colombia vietnam thailand indonesia malaysia philippines singapore
washington moscow brussels geneva berlin tokyo ankara delhi new old great south east southern northern eastern
western northeast northwest southeast southwest upper lower inner outer high low top secret confidential
classified restricted urgent internal external strictly unclassified final total sum amount price cost costs
budget tax taxes money bank account accounts dollar dollars euro euros rouble roubles pound pounds percent per
kilometre kilometres metre metres water air land mountain island coast port harbour harbor airport railway
station bridge factory factories plant mine farm oil gas coal steel power energy nuclear electric electricity
vehicle vehicles car cars truck ship ships boat boats train trains aircraft weapon weapons bomb attack attacks
terror terrorism terrorist terrorists extremism extremist extremists separatism religion religious mosque
mosques freedom rights human right peace war emergency crisis disaster election elections vote votes voter
voters campaign reform movement revolution history culture cultural language languages community communities
population census survey results result question questions answer answers problem problems reason reasons
example examples case cases study studies experts expert analyst analysts critics supporters opponents activists
scholars observers lawmakers leaders leader head chief senior junior staff service services management manager
managers control monitoring surveillance camera cameras computer software technology technologies technical
digital platform application app operation operations action actions activity activities measures measure
response support help aid assistance protection development construction production export import investment
transport travel visit passport visa identity card id name surname signature signed stamp seal born birth death
died age gender sex male female married single nationality ethnic ethnicity place places location locations area
areas zone zones border two-thirds hello hi good-bye best-known anti-terrorism counter-terrorism mr mrs ms dr
prof madam lady comrade sgt col capt lt gen gov un eu usa uk nato wto imf ngo ngos pdf doc gps ip url html xml
csv tv fm am pm gmt utc ussr prc ccp cpc pla dna ceo cfo hr faq tel vat iban swift bic isbn covid https http www
com org net htm
"""

PATHS: Final = """
primary reports reference zip tar gz eml mbox pst msg pdf doc docx xls xlsx ppt pptx txt csv rtf odt ods jpg
jpeg png gif tif tiff wav mp mov avi scan scans img dsc page final copy old new untitled folder archive
attachments inbox sent drafts
"""
"""Names of folders and kinds of files, in paths."""

GERMAN: Final = """
der die das des dem ein eine einer eines einem einen und oder aber denn doch sondern nicht kein keine keiner
auch noch schon sehr mehr viel viele wenig alle alles jeder jede jedes dieser diese dieses diesem diesen
jener ich du er sie es wir ihr ihn ihm ihnen uns euch mein dein sein unser euer wer was wann wo wie warum welche
welcher wenn weil dass ob als bis seit nach vor bei mit von zu zum zur aus auf im am um für gegen ohne durch
über unter zwischen hinter neben während wegen trotz laut gemäß so dann danach damals dabei dafür dazu daher
deshalb trotzdem jedoch allerdings heute gestern morgen jetzt bald immer nie oft hier dort da ja nein bitte
danke ist sind war waren wird werden wurde wurden hat haben hatte hatten kann können muss müssen soll sollen
wollen darf januar februar märz mai juni september oktober november dezember montag dienstag mittwoch donnerstag
freitag samstag sonntag jahr jahre jahren jahres monat monate monaten woche wochen tag tage tagen stunde stunden
minute minuten zeit uhr datum abend nacht vormittag nachmittag mittag regierung ministerium minister ministerin
amt ämter behörde behörden abteilung referat büro leitung leiter leiterin direktor direktorin präsident
präsidentin kanzler kanzlerin sekretär sekretärin vorsitzender vorsitzende vorstand rat ausschuss kommission
partei parlament bundestag bundesrat bund bundesregierung land länder stadt städte gemeinde dorf kreis bezirk
region provinz gebiet gebiete straße platz haus gebäude schule universität krankenhaus institut gericht polizei
staatsanwalt staatsanwaltschaft anwalt anwältin richterin armee bundeswehr sicherheit verteidigung inneres
auswärtiges bericht berichte brief briefe schreiben vermerk notiz akte akten seite seiten anlage anhang liste
tabelle zahl zahlen nummer betreff geehrte geehrter damen herren frau herr grüße grüßen kopie entwurf fassung
beschluss entscheidung antrag anfrage antwort frage fragen gesetz verordnung vertrag verträge abkommen erklärung
sitzung protokoll tagesordnung treffen gespräch gespräche konferenz arbeit arbeiter arbeiterin mitarbeiter
mitarbeiterin mitarbeitern firma unternehmen gesellschaft gruppe verein verband stiftung zeitung presse medien
journalist journalistin quelle quellen angaben information informationen daten system programm projekt plan ziel
ziele geld kosten preis summe betrag konto rechnung rechnungen haushalt steuer steuern bank wirtschaft handel
industrie fabrik werk anlagen maschine hafen kran schiff schiffe zug züge bahn bahnhof auto autos wagen
flughafen brücke wasser luft erde meer fluss insel mensch menschen mann männer kind kinder eltern familie
familien vater mutter sohn tochter bruder schwester opfer zeuge zeugen häftling häftlinge gefangene lager
gefängnis haft china russland deutschland europa amerika türkei frankreich österreich schweiz deutsche deutschen
deutscher chinesische chinesischen russische russischen europäische europäischen uiguren teil teile anfang grund
gründe fall fälle beispiel problem probleme lösung ergebnis ergebnisse folge folgen möglichkeit verantwortung
kontrolle überwachung prüfung untersuchung messung gutachten
"""

FRENCH: Final = """
le la les un une des du de et ou mais donc or ni car ne pas plus moins très trop peu beaucoup tout toute tous
toutes ce cet cette ces celui celle ceux son sa ses leur leurs mon ma mes ton ta tes notre nos votre vos il elle
ils elles on nous vous je tu qui que quoi dont où quand comment pourquoi si comme lorsque puisque parce pour par
avec sans sous sur dans en entre vers chez contre depuis pendant avant après selon malgré lors ainsi alors aussi
encore déjà toujours jamais ici là hier aujourd'hui demain est sont était étaient sera ont avait avaient a à au
aux janvier février mars mai juin juillet août septembre octobre novembre décembre lundi mardi mercredi jeudi
vendredi samedi dimanche année années mois semaine jour jours heure heures ministère ministre gouvernement
président présidente directeur directrice secrétaire comité commission conseil parti parlement assemblée
république état états préfecture préfet mairie ville villes région province département rue avenue place école
université hôpital institut tribunal police armée sécurité défense intérieur affaires étrangères rapport
rapports lettre lettres note notes page pages annexe liste tableau numéro objet madame monsieur copie projet
décision réponse question loi décret contrat accord déclaration réunion compte entreprise société groupe
association fondation journal presse médias source sources chine russie allemagne europe turquie chinois
chinoise chinoises français française enquête dossier documents document travail ouvriers port usine gare
"""

SPANISH: Final = """
el la los las un una unos unas de del y e o u pero sino que quien quienes cual cuales cuyo donde cuando como
cuanto si porque aunque mientras para por con sin sobre entre hasta desde hacia según contra ante bajo tras
durante mediante en a al lo le les se su sus mi mis tu tus nuestro nuestra nuestros no ni sí ya muy más menos
también tampoco todo toda todos todas otro otra otros otras este esta estos estas ese esa esos esas aquel
aquella ella ello ellos ellas él yo usted ustedes es son era eran fue fueron ha había hay está están será ayer
hoy mañana aquí allí entonces luego así enero febrero marzo abril mayo junio julio agosto septiembre octubre
noviembre diciembre lunes martes miércoles jueves viernes sábado domingo año años mes meses semana día días hora
horas ministerio ministro ministra gobierno presidente presidenta director directora secretario secretaria
comité comisión consejo partido parlamento congreso asamblea república estado estados provincia región ciudad
municipio calle avenida plaza escuela universidad hospital instituto tribunal policía ejército seguridad defensa
interior asuntos exteriores informe informes carta cartas nota notas página páginas anexo lista tabla número
asunto señor señora copia proyecto decisión respuesta pregunta ley decreto contrato acuerdo declaración reunión
acta empresa sociedad grupo asociación fundación periódico prensa medios fuente fuentes china rusia españa
alemania europa turquía chino españoles documento documentos trabajo trabajadores puerto fábrica estación
"""

TURKISH: Final = """
ve veya ama fakat ancak ile için gibi kadar göre sonra önce bu şu o bir iki üç dört beş her bütün tüm çok az
daha en değil var yok ne nasıl neden nerede hangi biz siz onlar de da ki mi ise bile ocak şubat mart nisan mayıs
haziran temmuz ağustos eylül ekim kasım aralık pazartesi salı çarşamba perşembe cuma cumartesi pazar yıl yılında
ay gün hafta saat bugün dün yarın bakanlığı bakanlık bakan bakanı başkan başkanı cumhurbaşkanı hükümet meclis
parti komisyon müdür müdürlüğü genel il ilçe belediye şehir köy cadde sokak okul üniversite hastane mahkeme
polis ordu güvenlik rapor mektup sayfa ek liste tablo numara konu sayın karar toplantı şirket gazete basın
kaynak belge belgeler çin rusya türkiye
"""
