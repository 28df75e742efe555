# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
# sizes: data table
"""Invented persons with their names in the scripts that print them, and neighbours that are somebody else.

Written by hand, from how the press and the registers of each country print names, before the rules were made that they
measure; checked by no native reader. `C` is measured only, `D` is looked at while rules are made. One line is one
person: `script:name`, parted by `|`. After `!` stands the name of another person, a syllable or a consonant away.

zh, hant simplified and traditional characters; kj, hj as Japan and Korea write them; py, wg, yue pinyin, Wade-Giles,
Cantonese; en, en2, en3 as printed in English or another Latin spelling; mr McCune-Reischauer; ru Russian; kk, ka, kl
Kazakh in Cyrillic, Arabic, Latin letters; ky Kyrgyz; uk Ukrainian; ug, uq, uc Uyghur in Arabic, Latin, Cyrillic letters;
ar Arabic; ko Hangul; hi, ja hiragana and katakana; th Thai.
"""

from __future__ import annotations

from typing import Final

C: Final = """
zh:宋怀民|hant:宋懷民|py:Song Huaimin|wg:Sung Huai-min|ru:Сун Хуайминь|ug:سۇڭ خۇەيمىن|ko:쑹화이민|ar:سونغ هوايمين|!zh:宋怀明|!py:Song Huaiming|!ru:Сун Хуаймин|!ug:سۇڭ خۇەيمىڭ
zh:梁志远|hant:梁志遠|py:Liang Zhiyuan|wg:Liang Chih-yüan|ru:Лян Чжиюань|ug:لياڭ جىيۈەن|ko:량즈위안|ja:リャン・ジーユエン|yue:Leung Chi-yuen|!zh:梁志云|!py:Liang Zhiyun|!ru:Лян Чжиюнь
zh:邱淑芬|hant:邱淑芬|py:Qiu Shufen|wg:Ch'iu Shu-fen|ru:Цю Шуфэнь|ko:추수펀|th:ชิว ซูเฟิน|!zh:邱淑芳|!py:Qiu Shufang|!ru:Цю Шуфан|!ko:추수팡
zh:曹振国|hant:曹振國|py:Cao Zhenguo|wg:Ts'ao Chen-kuo|ru:Цао Чжэньго|ug:ساۋ جېنگو|ko:차오전궈|!zh:曹振刚|!py:Cao Zhengang|!ru:Цао Чжэньган
zh:薛雅琴|hant:薛雅琴|py:Xue Yaqin|wg:Hsüeh Ya-ch'in|ru:Сюэ Яцинь|ug:شۈې ياچىن|ko:쉐야친|!zh:薛雅静|!py:Xue Yajing|!ru:Сюэ Яцзин
zh:黎绍文|hant:黎紹文|py:Li Shaowen|wg:Li Shao-wen|ru:Ли Шаовэнь|ko:리사오원|yue:Lai Siu-man|!zh:黎绍武|!py:Li Shaowu|!ru:Ли Шаоу
zh:曾庆海|hant:曾慶海|py:Zeng Qinghai|wg:Tseng Ch'ing-hai|ru:Цзэн Цинхай|ug:زېڭ چىڭخەي|ko:쩡칭하이|!zh:曾庆华|!py:Zeng Qinghua|!ru:Цзэн Цинхуа
zh:潘月英|hant:潘月英|py:Pan Yueying|wg:P'an Yüeh-ying|ru:Пань Юэин|ug:پەن يۈېيىڭ|ko:판웨잉|th:พัน เยว่อิง|!zh:潘月华|!py:Pan Yuehua|!ru:Пань Юэхуа
zh:石磊|hant:石磊|py:Shi Lei|wg:Shih Lei|ru:Ши Лэй|ug:شى لېي|ko:스레이|ja:シー・レイ|!zh:石亮|!py:Shi Liang|!ru:Ши Лян
zh:欧阳振东|hant:歐陽振東|py:Ouyang Zhendong|wg:Ou-yang Chen-tung|ru:Оуян Чжэньдун|ko:어우양전둥|kj:欧陽振東|!zh:欧阳振江|!py:Ouyang Zhenjiang|!ru:Оуян Чжэньцзян
zh:许敏|hant:許敏|py:Xu Min|wg:Hsü Min|ru:Сюй Минь|ug:شۈي مىن|ko:쉬민|!zh:许明|!py:Xu Ming|!ru:Сюй Мин|!ko:쉬밍
zh:戴国梁|hant:戴國梁|py:Dai Guoliang|wg:Tai Kuo-liang|ru:Дай Голян|ug:دەي گولياڭ|ko:다이궈량|ar:داي غوليانغ|kj:戴国梁|!zh:戴国林|!py:Dai Guolin|!ru:Дай Голинь
zh:孟晓燕|hant:孟曉燕|py:Meng Xiaoyan|wg:Meng Hsiao-yen|ru:Мэн Сяоянь|ug:مېڭ شياۋيەن|ko:멍샤오옌|ja:モン・シャオイエン|kj:孟暁燕|!zh:孟晓阳|!py:Meng Xiaoyang|!ru:Мэн Сяоян
zh:范长林|hant:范長林|py:Fan Changlin|wg:Fan Ch'ang-lin|ru:Фань Чанлинь|ug:فەن چاڭلىن|ko:판창린|!zh:范长春|!py:Fan Changchun|!ru:Фань Чанчунь
zh:蒋伟成|hant:蔣偉成|py:Jiang Weicheng|wg:Chiang Wei-ch'eng|ru:Цзян Вэйчэн|ug:جياڭ ۋېيچېڭ|ko:장웨이청|ar:جيانغ ويتشنغ|!zh:蒋伟平|!py:Jiang Weiping|!ru:Цзян Вэйпин
zh:吴建业|hant:吳建業|py:Wu Jianye|wg:Wu Chien-yeh|ru:У Цзянье|ug:ۋۇ جيەنيې|ko:우젠예|yue:Ng Kin-yip|!zh:吴建英|!py:Wu Jianying|!ru:У Цзяньин
zh:林美珠|hant:林美珠|py:Lin Meizhu|wg:Lin Mei-chu|ru:Линь Мэйчжу|ko:린메이주|th:หลิน เหม่ยจู|yue:Lam Mei-chu|!zh:林美华|!py:Lin Meihua|!ru:Линь Мэйхуа
zh:韩冬|hant:韓冬|py:Han Dong|wg:Han Tung|ru:Хань Дун|ug:خەن دۇڭ|ko:한둥|!zh:韩丹|!py:Han Dan|!ru:Хань Дань
zh:崔永泰|hant:崔永泰|py:Cui Yongtai|wg:Ts'ui Yung-t'ai|ru:Цуй Юнтай|ug:سۇي يۇڭتەي|ko:추이융타이|!zh:崔永安|!py:Cui Yong'an|!ru:Цуй Юнъань
zh:尹秀兰|hant:尹秀蘭|py:Yin Xiulan|wg:Yin Hsiu-lan|ru:Инь Сюлань|ug:يىن شيۇلەن|ko:인슈란|!zh:尹秀莲|!py:Yin Xiulian|!ru:Инь Сюлянь
zh:段鹏飞|hant:段鵬飛|py:Duan Pengfei|wg:Tuan P'eng-fei|ru:Дуань Пэнфэй|ug:دۇەن پېڭفېي|ko:돤펑페이|!zh:段鹏程|!py:Duan Pengcheng|!ru:Дуань Пэнчэн
zh:江源|hant:江源|py:Jiang Yuan|wg:Chiang Yüan|ru:Цзян Юань|ko:장위안|!zh:江云|!py:Jiang Yun|!ru:Цзян Юнь
zh:贺志刚|hant:賀志剛|py:He Zhigang|wg:Ho Chih-kang|ru:Хэ Чжиган|ug:خې جىگاڭ|ko:허즈강|!zh:贺志国|!py:He Zhiguo|!ru:Хэ Чжиго
zh:陶慧|hant:陶慧|py:Tao Hui|wg:T'ao Hui|ru:Тао Хуэй|ug:تاۋ خۇي|ko:타오후이|!zh:陶华|!py:Tao Hua|!ru:Тао Хуа
zh:杜子轩|hant:杜子軒|py:Du Zixuan|wg:Tu Tzu-hsüan|ru:Ду Цзысюань|ug:دۇ زىشۈەن|ko:두쯔쉬안|!zh:杜子贤|!py:Du Zixian|!ru:Ду Цзысянь
zh:钟丽萍|hant:鍾麗萍|py:Zhong Liping|wg:Chung Li-p'ing|ru:Чжун Липин|ug:جۇڭ لىپىڭ|ko:중리핑|yue:Chung Lai-ping|!zh:钟丽娟|!py:Zhong Lijuan|!ru:Чжун Лицзюань
zh:龙海波|hant:龍海波|py:Long Haibo|wg:Lung Hai-po|ru:Лун Хайбо|ug:لۇڭ خەيبو|ko:룽하이보|kj:竜海波|!zh:龙海明|!py:Long Haiming|!ru:Лун Хаймин
zh:白雪峰|hant:白雪峰|py:Bai Xuefeng|wg:Pai Hsüeh-feng|ru:Бай Сюэфэн|ug:بەي شۈېفېڭ|ko:바이쉐펑|ja:バイ・シュエフォン|!zh:白雪芳|!py:Bai Xuefang|!ru:Бай Сюэфан
zh:上官云|hant:上官雲|py:Shangguan Yun|ru:Шангуань Юнь|ko:상관윈|!zh:上官英|!py:Shangguan Ying|!ru:Шангуань Ин
zh:邵毅|hant:邵毅|py:Shao Yi|ru:Шао И|ug:شاۋ يى|ko:사오이|!zh:邵阳|!py:Shao Yang|!ru:Шао Ян
ug:ئابلىكىم تۇرسۇن|uq:Ablikim Tursun|ru:Абликим Турсун|zh:阿布力克木·吐尔逊|!en:Ablimit Tursun|!zh:阿布力米提·吐尔逊|!ug:ئابلىمىت تۇرسۇن
ug:ماھىنۇر ئىبراھىم|uq:Mahinur Ibrahim|ru:Махинур Ибрагим|zh:玛依努尔·依布拉音|!en:Mahinur Ismail|!ug:ماھىنۇر ئىسمائىل
ug:ئەخمەت ناسىر|uq:Exmet Nasir|en:Ahmet Nasir|ru:Ахмет Насир|zh:艾合买提·纳斯尔|!en:Samet Nasir|!ug:سەمەت ناسىر|!zh:赛买提·纳斯尔
ug:پەرھات سەيدۇللا|uq:Perhat Seydulla|en2:Parhat Saydulla|ru:Пархат Сайдулла|zh:帕尔哈提·赛都拉|!en:Perhat Seydahmet|!ug:پەرھات سەيدەخمەت
ug:زۇلپىيە ياسىن|uq:Zulpiye Yasin|ru:Зульпия Ясин|zh:祖丽皮亚·亚森|!en:Zulhayat Yasin|!ug:زۇلھايات ياسىن
ug:دىلشات ھۈسەيىن|uq:Dilshat Hüseyin|en2:Dilshat Hussein|ru:Дильшат Хусейн|zh:迪力夏提·玉赛音|!en:Dilmurat Huseyin|!ug:دىلمۇرات ھۈسەيىن
ug:مۇختەر قادىر|uq:Muxter Qadir|en2:Mukhtar Kadir|ru:Мухтар Кадир|zh:木合塔尔·卡德尔|!en:Muhter Qasim|!ug:مۇختەر قاسىم
ug:سەلىمە توختى|uq:Selime Toxti|en:Salima Tohti|ru:Салима Тохти|zh:赛丽麦·托合提|!en:Selime Tursun|!zh:赛丽麦·吐尔逊
ug:ئابدۇقادىر ھاكىم|uq:Abduqadir Hakim|ru:Абдукадыр Хаким|zh:阿卜杜卡迪尔·哈克木|!en:Abduqeyum Hakim|!ug:ئابدۇقەييۇم ھاكىم
ug:رىزۋانگۈل ئوسمان|uq:Rizwangül Osman|ru:Ризвангуль Осман|zh:热孜万古丽·吾斯曼|!en:Reyhangul Osman|!ug:رەيھانگۈل ئوسمان
ug:تالىپ ئىمىن|uq:Talip Imin|ru:Талип Имин|zh:塔力甫·依明|!en:Talip Isa|!ug:تالىپ ئىسا
ug:نۇرمۇھەممەت سادىق|uq:Nurmuhemmet Sadiq|en2:Nurmuhammad Sadik|ru:Нурмухаммад Садык|zh:努尔买买提·沙迪克|!en:Nurmuhemmet Salih|!ug:نۇرمۇھەممەت سالىھ
ug:ئايگۈل داۋۇت|uq:Aygül Dawut|en:Aigul Dawut|ru:Айгуль Давут|zh:阿依古丽·达吾提|!en:Aynur Dawut|!ug:ئاينۇر داۋۇت
ug:مەھمۇت روزى|uq:Mehmut Rozi|en2:Mahmud Rozi|ru:Махмут Рози|zh:买合木提·肉孜|!en:Memet Rozi|!ug:مۇرات روزى
ug:ئەسقەر ۋاھاپ|uq:Esqer Wahap|en2:Askar Wahab|ru:Аскар Вахап|zh:艾斯卡尔·瓦哈甫|!en:Esqer Wali|!ug:ئەسقەر ۋەلى
ug:خالىدە ئابلەت|uq:Xalide Ablet|en2:Khalida Ablat|ru:Халида Аблат|zh:哈丽旦·阿布来提|!en:Xalide Abliz|!ug:خالىدە ئابلىز
ug:گۈلباھار نىياز|uq:Gülbahar Niyaz|ru:Гульбахар Нияз|zh:古丽巴哈尔·尼亚孜|!en:Gulbahar Nizam|!ug:گۈلباھار نىزام
ug:بەختىيار سەمەت|uq:Bextiyar Semet|en2:Bakhtiyar Samat|ru:Бахтияр Самат|zh:巴合提亚尔·赛买提|!en:Bextiyar Sabit|!ug:بەختىيار سابىت
ug:شۆھرەت مىجىت|uq:Shöhret Mijit|en2:Shohrat Mijit|ru:Шохрат Миджит|zh:肖合热提·米吉提|uc:Шөһрәт Миҗит|!en:Shohret Mutellip|!ug:شۆھرەت مۇتەللىپ
ug:تۇنساگۈل باقى|uq:Tunsagül Baqi|ru:Тунсагуль Баки|zh:吐尼沙古丽·巴克|uc:Тунсагүл Бақи|!en:Tunsagul Bari|!ug:تۇنساگۈل بارى
ug:ھەبىبۇللا غېنى|uq:Hebibulla Gheni|en2:Habibulla Ghani|ru:Хабибулла Гани|zh:艾比布拉·艾尼|uc:Һәбибулла Ғени|!en:Hebibulla Gheyret|!ug:ھەبىبۇللا غەيرەت
ug:مۇتەللىپ ئەزىز|uq:Mutellip Eziz|en2:Mutallip Aziz|ru:Муталлип Азиз|zh:木塔力甫·艾则孜|uc:Мутәллип Әзиз|!en:Mutellip Emet|!ug:مۇتەللىپ ئەمەت
kk:Бауыржан Сейітов|en:Bauyrzhan Seitov|kl:Bauyrjan Seiıtov|ru:Бауржан Сеитов|ka:باۋىرجان سەيىتوۆ|zh:巴吾尔江·赛依托夫|!kk:Бауыржан Сапаров|!en:Bauyrzhan Saparov
kk:Айнұр Қасымова|en:Ainur Kassymova|kl:Ainūr Qasymova|ru:Айнур Касымова|ka:اينۇر قاسىموۆا|zh:阿依努尔·卡斯莫娃|!kk:Айгүл Қасымова|!en:Aigul Kassymova
kk:Ерлан Жүнісов|en:Yerlan Zhunisov|kl:Erlan Jünısov|ru:Ерлан Жунисов|ka:ەرلان جۇنىسوۆ|zh:叶尔兰·朱尼索夫|!kk:Ермек Жүнісов|!en:Yermek Zhunisov
kk:Гүлнәр Тоқтарова|en:Gulnar Toktarova|kl:Gülnär Toqtarova|ru:Гульнар Токтарова|ka:گۇلنار توقتاروۆا|!kk:Гүлнәр Тоқаева|!en:Gulnar Tokayeva
kk:Мұрат Әбілов|en:Murat Abilov|kl:Mūrat Äbılov|ru:Мурат Абилов|ka:مۇرات ٴابىلوۆ|!kk:Марат Ахметов|!en:Murat Abdulov
kk:Серік Дүйсенов|en:Serik Duisenov|kl:Serık Düisenov|ru:Серик Дуйсенов|ka:سەرىك دۇيسەنوۆ|zh:赛力克·杜依先诺夫|!kk:Серік Дүйсебаев|!en:Serik Duisebayev
kk:Сәуле Шаймерденова|en:Saule Shaimerdenova|kl:Säule Şaimerdenova|ru:Сауле Шаймерденова|ka:ساۋلە شايمەردەنوۆا|!kk:Сәуле Шайхина|!en:Saule Shaikhina
kk:Нұрлан Ысқақов|en:Nurlan Yskakov|en2:Nurlan Iskakov|kl:Nūrlan Ysqaqov|ru:Нурлан Искаков|ka:نۇرلان ىسقاقوۆ|!kk:Нұрлан Исаков|!en:Nurlan Issayev
kk:Қайрат Бекмағанбетов|en:Kairat Bekmaganbetov|kl:Qairat Bekmağanbetov|ru:Кайрат Бекмаганбетов|ka:قايرات بەكماعانبەتوۆ|!kk:Қайрат Бекболатов|!en:Kairat Bekbolatov
ky:Кубанычбек Токтосунов|en:Kubanychbek Toktosunov|ru:Кубанычбек Токтосунов|!ky:Кубанычбек Токтогулов|!en:Kubanychbek Toktogulov
ky:Айсулуу Мамбетова|en:Aisuluu Mambetova|ru:Айсулу Мамбетова|!ky:Айнура Мамбетова|!en:Ainura Mambetova
ky:Чолпон Бөрүбаева|en:Cholpon Borubaeva|en2:Cholpon Börübaeva|ru:Чолпон Борубаева|!ky:Чолпон Бообекова|!en:Cholpon Boobekova
ky:Эсенгул Үсөнов|en:Esengul Usonov|ru:Эсенгул Усонов|!ky:Эсенбек Үсөнов|!en:Esenbek Usonov
ky:Тынчтык Шайназаров|en:Tynchtyk Shainazarov|ru:Тынчтык Шайназаров|!ky:Тынчтык Шаршенов|!en:Tynchtyk Sharshenov
ko:김도현|hj:金道賢|zh:金道贤|en:Kim Do-hyun|en2:Kim Dohyeon|mr:Kim To-hyŏn|ru:Ким До Хён|ja:キム・ドヒョン|!ko:김도훈|!en:Kim Do-hoon|!hj:金道勳|!ja:キム・ドフン
ko:이수진|hj:李秀珍|en:Lee Soo-jin|en2:I Sujin|mr:Yi Su-jin|ru:Ли Су Джин|ja:イ・スジン|!ko:이수정|!en:Lee Soo-jung|!hj:李秀貞|!ja:イ・スジョン
ko:박성호|hj:朴成浩|en:Park Sung-ho|en2:Bak Seongho|mr:Pak Sŏng-ho|ru:Пак Сон Хо|ja:パク・ソンホ|!ko:박성희|!en:Park Sung-hee|!hj:朴成姬|!ja:パク・ソンヒ
ko:최은영|hj:崔恩英|en:Choi Eun-young|en2:Choe Eunyeong|mr:Ch'oe Ŭn-yŏng|ru:Чхве Ын Ён|ja:チェ・ウニョン|!ko:최은정|!en:Choi Eun-jung|!hj:崔恩貞
ko:정재훈|hj:鄭在勳|en:Jung Jae-hoon|en2:Jeong Jaehun|en3:Chung Jae-hoon|mr:Chŏng Chae-hun|ja:チョン・ジェフン|!ko:정재현|!en:Jung Jae-hyun|!hj:鄭在賢
ko:강혜란|hj:姜惠蘭|en:Kang Hye-ran|en2:Gang Hyeran|mr:Kang Hye-ran|ja:カン・ヘラン|!ko:강혜진|!en:Kang Hye-jin|!hj:姜惠珍
ko:조태식|hj:趙泰植|en:Cho Tae-sik|en2:Jo Taesik|mr:Cho T'ae-sik|ru:Чо Тхэ Сик|ja:チョ・テシク|!ko:조태준|!en:Cho Tae-jun|!hj:趙泰俊
ko:윤미경|hj:尹美京|en:Yoon Mi-kyung|en2:Yun Migyeong|mr:Yun Mi-gyŏng|ja:ユン・ミギョン|!ko:윤미선|!en:Yoon Mi-sun|!hj:尹美善
ko:임준서|hj:林俊瑞|en:Lim Jun-seo|en2:Im Junseo|ja:イム・ジュンソ|!ko:임준호|!en:Lim Jun-ho|!hj:林俊浩
ko:한지우|hj:韓智友|en:Han Ji-woo|en2:Han Jiu|ja:ハン・ジウ|!ko:한지수|!en:Han Ji-soo|!hj:韓智秀
ko:오세진|hj:吳世鎭|en:Oh Se-jin|en2:O Sejin|ja:オ・セジン|!ko:오세영|!en:Oh Se-young|!hj:吳世榮
ko:서동욱|hj:徐東旭|en:Seo Dong-wook|en2:Suh Dong-wook|en3:Seo Donguk|ja:ソ・ドンウク|!ko:서동현|!en:Seo Dong-hyun|!hj:徐東賢
ko:신유리|en:Shin Yu-ri|en2:Sin Yuri|ja:シン・ユリ|!ko:신유미|!en:Shin Yu-mi
ko:권혁수|hj:權赫洙|en:Kwon Hyuk-soo|en2:Gwon Hyeoksu|ja:クォン・ヒョクス|!ko:권혁진|!en:Kwon Hyuk-jin|!hj:權赫鎭
ko:황정란|hj:黃貞蘭|en:Hwang Jung-ran|en2:Hwang Jeongran|ja:ファン・ジョンラン|!ko:황정숙|!en:Hwang Jung-sook|!hj:黃貞淑
ko:안병철|hj:安炳哲|en:Ahn Byung-chul|en2:An Byeongcheol|ja:アン・ビョンチョル|!ko:안병훈|!en:Ahn Byung-hoon|!hj:安炳勳
ko:송하늘|en:Song Ha-neul|en2:Song Haneul|ja:ソン・ハヌル|!ko:송하은|!en:Song Ha-eun
ko:유근영|hj:柳根永|en:Yoo Keun-young|en2:Ryu Geunyeong|mr:Yu Kŭn-yŏng|ja:ユ・グニョン|!ko:유근호|!en:Yoo Keun-ho|!hj:柳根浩
ko:배성민|hj:裵成敏|en:Bae Sung-min|en2:Bae Seongmin|mr:Pae Sŏng-min|ja:ペ・ソンミン|!ko:배성준|!en:Bae Sung-jun|!hj:裵成俊
ko:남궁현|hj:南宮賢|en:Namgung Hyun|en2:Namkoong Hyun|en3:Namgung Hyeon|ja:ナムグン・ヒョン|!ko:남궁훈|!en:Namgung Hoon|!hj:南宮勳
ko:문창호|hj:文昌浩|en:Moon Chang-ho|en2:Mun Changho|ja:ムン・チャンホ|!ko:문창수|!en:Moon Chang-soo|!hj:文昌秀
ko:허지영|hj:許智英|en:Heo Ji-young|en2:Hur Ji-young|en3:Huh Ji-yeong|ja:ホ・ジヨン|!ko:허지현|!en:Heo Ji-hyun|!hj:許智賢
hi:たかはし けんいち|ja:タカハシ・ケンイチ|en:Takahashi Kenichi|en2:Kenichi Takahashi|ru:Такахаси Кэнъити|ko:다카하시 겐이치|!en:Takahashi Kenji|!ja:タカハシ・ケンジ
hi:きのした はるな|ja:キノシタ・ハルナ|en:Kinoshita Haruna|en2:Kinosita Haruna|ru:Киносита Харуна|ko:기노시타 하루나|!en:Kinoshita Haruka|!ja:キノシタ・ハルカ
hi:おおつか しょうへい|ja:オオツカ・ショウヘイ|en:Otsuka Shohei|en2:Ōtsuka Shōhei|en3:Ohtsuka Shouhei|ru:Оцука Сёхэй|ko:오쓰카 쇼헤이|!en:Otsuka Shogo|!ja:オオツカ・ショウゴ
hi:ふじわら ちづる|ja:フジワラ・チヅル|en:Fujiwara Chizuru|en2:Huziwara Tizuru|ru:Фудзивара Тидзуру|ko:후지와라 지즈루|!en:Fujiwara Chiharu|!ja:フジワラ・チハル
hi:じょうの りゅうた|ja:ジョウノ・リュウタ|en:Jono Ryuta|en2:Jōno Ryūta|ru:Дзёно Рюта|ko:조노 류타|!en:Jono Ryuji|!ja:ジョウノ・リュウジ
hi:つちや みつこ|ja:ツチヤ・ミツコ|en:Tsuchiya Mitsuko|en2:Tutiya Mituko|ru:Цутия Мицуко|ko:쓰치야 미쓰코|!en:Tsuchiya Michiko|!ja:ツチヤ・ミチコ
hi:ほんだ じゅんや|ja:ホンダ・ジュンヤ|en:Honda Junya|en2:Honda Jun'ya|ru:Хонда Дзюнъя|ko:혼다 준야|!en:Honda Junko|!ja:ホンダ・ジュンコ
hi:やぎぬま さちえ|ja:ヤギヌマ・サチエ|en:Yaginuma Sachie|ru:Ягинума Сатиэ|ko:야기누마 사치에|!en:Yaginuma Sachiko|!ja:ヤギヌマ・サチコ
hi:くろさわ ゆうすけ|ja:クロサワ・ユウスケ|en:Kurosawa Yusuke|en2:Kurosawa Yuusuke|ru:Куросава Юсукэ|ko:구로사와 유스케|!en:Kurosawa Yuma|!ja:クロサワ・ユウマ
hi:みやざわ えつろう|ja:ミヤザワ・エツロウ|en:Miyazawa Etsuro|ru:Миядзава Эцуро|ko:미야자와 에쓰로|!en:Miyazawa Etsuko|!ja:ミヤザワ・エツコ
hi:ひらばやし きょうこ|ja:ヒラバヤシ・キョウコ|en:Hirabayashi Kyoko|en2:Hirabayashi Kyōko|ru:Хирабаяси Кёко|ko:히라바야시 교코|!en:Hirabayashi Kyohei|!ja:ヒラバヤシ・キョウヘイ
hi:しのはら てっぺい|ja:シノハラ・テッペイ|en:Shinohara Teppei|en2:Sinohara Teppei|ru:Синохара Тэппэй|ko:시노하라 뎃페이|!en:Shinohara Teruo|!ja:シノハラ・テルオ
th:สมบัติ แก้วมณี|en:Sombat Kaeomani|en2:Sombat Kaewmanee|!th:สมพร แก้วมณี|!en:Somphon Kaeomani
th:วิชัย ศรีสุข|en:Wichai Sisuk|en2:Vichai Srisuk|!th:วิชิต ศรีสุข|!en:Wichit Sisuk
th:นภา จันทร์เพ็ญ|en:Napha Chanphen|en2:Napa Chanpen|!th:นภา จันทร์แก้ว|!en:Napha Chankaeo
th:ประเสริฐ ทองดี|en:Prasoet Thongdi|en2:Prasert Thongdee|!th:ประสาท ทองดี|!en:Prasit Thongdi
th:กิตติพงษ์ อินทร์แก้ว|en:Kittiphong Inkaeo|en2:Kittipong Inkaew|!th:กิตติชัย อินทร์แก้ว|!en:Kittichai Inkaeo
th:สุดารัตน์ บุญมา|en:Sudarat Bunma|en2:Sudarat Boonma|!th:สุดาพร บุญมา|!en:Sudaphon Bunma
th:อนุชา พรหมวงศ์|en:Anucha Phromwong|en2:Anucha Promwong|!th:อนุสรณ์ พรหมวงศ์|!en:Anuson Phromwong
th:ธนากร ชัยวัฒน์|en:Thanakon Chaiwat|en2:Thanakorn Chaiwat|!th:ธนาพล ชัยวัฒน์|!en:Thanaphon Chaiwat
th:มาลี รุ่งเรือง|en:Mali Rungrueang|en2:Malee Rungruang|!th:มานี รุ่งเรือง|!en:Mani Rungrueang
th:ชาญชัย สายทอง|en:Chanchai Saithong|en2:Charnchai Saithong|!th:ชาญวิทย์ สายทอง|!en:Chanwit Saithong
th:พิมพ์ใจ ดวงแก้ว|en:Phimchai Duangkaeo|en2:Pimjai Duangkaew|!th:พิมพ์พร ดวงแก้ว|!en:Phimphon Duangkaeo
th:ณรงค์ เพชรรัตน์|en:Narong Phetcharat|en2:Narong Petcharat|!th:ณรงค์ เพชรทอง|!en:Narong Phetthong
th:สุรชัย วงศ์ไทย|en:Surachai Wongthai|en2:Surachai Wongthai|!th:สุรพล วงศ์ไทย|!en:Suraphon Wongthai
th:รัตนา คำแหง|en:Rattana Khamhaeng|en2:Ratana Kamhaeng|!th:รัตนา คำแก้ว|!en:Rattana Khamkaeo
ar:فارس العمري|en:Faris al-Omari|en2:Fares Alomari|ru:Фарис аль-Омари|!ar:فراس العمري|!ar:فارس العمراني|!en:Faris al-Amrani
ar:هدى منصوري|en:Huda Mansouri|en2:Houda Mansuri|ru:Худа Мансури|!ar:هالة منصوري|!en:Hala Mansouri
ar:عبد الرحمن الخطيب|en:Abd al-Rahman al-Khatib|en2:Abdulrahman Alkhatib|ru:Абд ар-Рахман аль-Хатиб|!ar:عبد الرحيم الخطيب|!en:Abd al-Rahim al-Khatib
ar:جمال زيدان|en:Jamal Zidan|en2:Gamal Zeidan|en3:Djamel Zidane|ru:Джамал Зидан|!ar:كمال زيدان|!en:Kamal Zidan
ar:ليلى القاسمي|en:Leila al-Qasimi|en2:Layla Al Qassimi|ru:Лейла аль-Касими|zh:莱拉·卡西米|!ar:ليلى القادري|!en:Leila al-Qadiri
ar:طارق نجم|en:Tariq Najm|en2:Tarek Negm|ru:Тарик Наджм|!ar:طارق نجار|!en:Tariq Najjar
ar:سعاد بوعزيز|en:Souad Bouaziz|en2:Suad Buaziz|ru:Суад Буазиз|!ar:سعاد بوزيد|!en:Souad Bouzid
ar:مصطفى شريف|en:Mustafa Sharif|en2:Moustafa Cherif|ru:Мустафа Шариф|zh:穆斯塔法·谢里夫|!ar:مصطفى شكري|!en:Mustafa Shukri
ar:رشيد العلوي|en:Rashid al-Alawi|en2:Rachid Alaoui|ru:Рашид аль-Алави|!ar:رشيد العمري|!en:Rashid al-Omari
ar:إبراهيم حمدان|en:Ibrahim Hamdan|en2:Ebrahim Hamdane|ru:Ибрагим Хамдан|zh:易卜拉欣·哈姆丹|!ar:إبراهيم حمدي|!en:Ibrahim Hamdi
ar:زينب عثمان|en:Zainab Othman|en2:Zeineb Osman|ru:Зейнаб Осман|!ar:زينب عمران|!en:Zainab Omran
ar:حسين دياب|en:Hussein Diab|en2:Husayn Dyab|ru:Хусейн Диаб|zh:侯赛因·迪亚卜|!ar:حسين ديب|!ar:حسن طيب|!en:Hussein Tayeb
ar:وليد فرحات|en:Walid Farhat|en2:Waleed Ferhat|ru:Валид Фархат|zh:瓦利德·法尔哈特|!ar:وليد فرج|!en:Walid Faraj
ar:غسان مراد|en:Ghassan Murad|en2:Ghassan Mourad|ru:Гассан Мурад|zh:加桑·穆拉德|!ar:غسان مروان|!en:Ghassan Marwan
ru:Глеб Щербинин|en:Gleb Shcherbinin|en2:Gleb Schtscherbinin|ar:غليب شيربينين|zh:格列布·谢尔比宁|ja:グレブ・シチェルビニン|ko:글렙 셰르비닌|!ru:Глеб Щербаков|!en:Gleb Shcherbakov|!zh:格列布·谢尔巴科夫
ru:Ксения Журавская|en:Ksenia Zhuravskaya|en2:Xenia Zhuravskaia|ar:كسينيا جورافسكايا|zh:克谢尼娅·茹拉夫斯卡娅|ja:クセニア・ジュラフスカヤ|ko:크세니야 주랍스카야|!ru:Ксения Журавлёва|!en:Ksenia Zhuravleva
ru:Фёдор Чижов|en:Fyodor Chizhov|en2:Fedor Tschischow|ar:فيودور تشيجوف|zh:费奥多尔·奇若夫|ja:フョードル・チジョフ|ko:표도르 치조프|!ru:Фёдор Чистов|!en:Fyodor Chistov
ru:Алексей Хромов|en:Alexei Khromov|en2:Aleksey Hromov|ar:أليكسي خروموف|zh:阿列克谢·赫罗莫夫|ja:アレクセイ・フロモフ|ko:알렉세이 흐로모프|!ru:Алексей Громов|!en:Alexei Gromov
ru:Наталья Ежова|en:Natalya Yezhova|en2:Natalia Ezhova|ar:ناتاليا يجوفا|zh:娜塔莉娅·叶若娃|ja:ナタリア・エジョワ|!ru:Наталья Еремина|!en:Natalya Yeremina
ru:Вячеслав Цыганков|en:Vyacheslav Tsygankov|en2:Viacheslav Tsigankov|ar:فياتشيسلاف تسيغانكوف|zh:维亚切斯拉夫·齐甘科夫|!ru:Вячеслав Цветков|!en:Vyacheslav Tsvetkov
uk:Остап Гнатюк|ru:Остап Гнатюк|en:Ostap Hnatiuk|en2:Ostap Gnatyuk|zh:奥斯塔普·赫纳秋克|!uk:Остап Гончарук|!en:Ostap Honcharuk
ru:Семён Дьячков|en:Semyon Dyachkov|en2:Semen Diachkov|ar:سيميون دياتشكوف|zh:谢苗·季亚奇科夫|!ru:Семён Дьяков|!en:Semyon Dyakonov
ru:Лариса Вяземцева|en:Larisa Vyazemtseva|en2:Larissa Viazemtseva|ar:لاريسا فيازيمتسيفا|zh:拉里萨·维亚泽姆采娃|!ru:Лариса Вязова|!en:Larisa Vyazova
ru:Георгий Хачиков|en:Georgy Khachikov|en2:Georgi Hachikov|ar:غيورغي خاتشيكوف|zh:格奥尔基·哈奇科夫|ja:ゲオルギー・ハチコフ|!ru:Георгий Хабаров|!en:Georgy Khabarov
en:Margaret Whitcombe|ru:Маргарет Уиткомб|ar:مارغريت ويتكومب|zh:玛格丽特·惠特科姆|ja:マーガレット・ウィットコム|ko:마거릿 위트컴|th:มาร์กาเร็ต วิตคอมบ์|!en:Margaret Whitfield|!zh:玛格丽特·惠特菲尔德
en:Thomas Lindgren|ru:Томас Линдгрен|ar:توماس ليندغرين|zh:托马斯·林德格伦|ja:トーマス・リンドグレン|ko:토마스 린드그렌|th:โทมัส ลินด์เกรน|!en:Thomas Lindqvist|!ru:Томас Линдквист
en:Pierre Delacourt|ru:Пьер Делакур|ar:بيير ديلاكور|zh:皮埃尔·德拉库尔|ja:ピエール・ドラクール|ko:피에르 들라쿠르|!en:Pierre Delamare|!ru:Пьер Деламар
en:Helena Petersen|ru:Хелена Петерсен|ar:هيلينا بيترسن|zh:海伦娜·彼得森|ja:ヘレナ・ペーターセン|ko:헬레나 페테르센|!en:Helena Pedrosa|!ru:Хелена Педроса
en:Robert Carmichael|ru:Роберт Кармайкл|ar:روبرت كارمايكل|zh:罗伯特·卡迈克尔|ja:ロバート・カーマイケル|ko:로버트 카마이클|!en:Robert Carpenter|!zh:罗伯特·卡彭特
en:Daniel Moreno|ru:Даниэль Морено|ar:دانييل مورينو|zh:丹尼尔·莫雷诺|ja:ダニエル・モレノ|ko:다니엘 모레노|th:ดาเนียล โมเรโน|!en:Daniel Morales|!zh:丹尼尔·莫拉莱斯
en:Sandra Kowalski|ru:Сандра Ковальски|ar:ساندرا كوفالسكي|zh:桑德拉·科瓦尔斯基|ja:サンドラ・コワルスキ|ko:산드라 코발스키|!en:Sandra Kowalczyk|!ru:Сандра Ковальчик
en:Victor Hallberg|ru:Виктор Халльберг|ar:فيكتور هالبيرغ|zh:维克托·哈尔贝里|ja:ヴィクトル・ハルベリ|ko:빅토르 할베리|!en:Victor Halvorsen|!ru:Виктор Халворсен
"""

D: Final = """
zh:郑克明|hant:鄭克明|py:Zheng Keming|wg:Cheng K'o-ming|ru:Чжэн Кэмин|ug:جېڭ كېمىڭ|ko:정커밍|!zh:郑克平|!py:Zheng Keping|!ru:Чжэн Кэпин
zh:钱国庆|hant:錢國慶|py:Qian Guoqing|wg:Ch'ien Kuo-ch'ing|ru:Цянь Гоцин|ug:چيەن گوچىڭ|ko:첸궈칭|ja:チエン・グオチン|!zh:钱国强|!py:Qian Guoqiang
zh:罗维安|hant:羅維安|py:Luo Wei'an|ru:Ло Вэйань|ko:뤄웨이안|th:หลัว เหวยอัน|!zh:罗维娜|!py:Luo Weina
zh:张建新|hant:張建新|py:Zhang Jianxin|yue:Cheung Kin-san|ru:Чжан Цзяньсинь|ko:장젠신|ar:تشانغ جيانشين|!zh:张建行|!py:Zhang Jianxing
zh:黄泽文|hant:黃澤文|kj:黄沢文|py:Huang Zewen|yue:Wong Chak-man|ko:황쩌원|!zh:黄泽武|!py:Huang Zewu
ug:تۇرغۇن سابىر|uq:Turghun Sabir|ru:Тургун Сабир|zh:吐尔洪·沙比尔|uc:Турғун Сабир|!en:Turdi Sabir|!ug:تۇردى سابىر
ug:راھىلە نىزام|uq:Rahile Nizam|ru:Рахиле Низам|zh:热依拉·尼扎木|!en:Rabiye Nizam|!ug:رابىيە نىزام
ug:ئەركىن يۈسۈپ|uq:Erkin Yüsüp|en:Erkin Yusup|ru:Эркин Юсуп|zh:艾尔肯·玉苏普|!en:Erkin Yunus|!ug:ئەركىن يۇنۇس
ug:ئابدۇراخمان ھېيت|uq:Abduraxman Hëyt|en:Abdurahman Heyit|ru:Абдурахман Хейт|zh:阿不都热合曼·艾依提|!en:Abdurehim Heyit|!ug:ئابدۇرېھىم ھېيت
ug:پاتىگۈل مەمەت|uq:Patigül Memet|en2:Patigul Mamat|ru:Патигуль Мамат|zh:帕提古丽·买买提|!en:Patigul Mehsut|!ug:پاتىگۈل مەخسۇت
kk:Дәурен Қалиев|en:Dauren Kaliev|kl:Däuren Qaliev|ru:Даурен Калиев|ka:داۋرەن قاليەۆ|!kk:Дәурен Қазиев|!en:Dauren Kaziev
kk:Жанар Есенова|en:Zhanar Yesenova|en2:Janar Esenova|kl:Janar Esenova|ru:Жанар Есенова|ka:جانار ەسەنوۆا|!kk:Жанар Ермекова|!en:Zhanar Yermekova
ky:Гүлзат Өмүралиева|en:Gulzat Omuralieva|ru:Гульзат Омуралиева|!ky:Гүлзат Осмонова|!en:Gulzat Osmonova
ko:김태영|hj:金泰永|en:Kim Tae-young|en2:Gim Taeyeong|mr:Kim T'ae-yŏng|ja:キム・テヨン|ru:Ким Тхэ Ён|!ko:김태현|!en:Kim Tae-hyun|!hj:金泰賢
ko:노미란|hj:盧美蘭|en:Roh Mi-ran|en2:No Miran|ja:ノ・ミラン|!ko:노미현|!en:Roh Mi-hyun|!hj:盧美賢
ko:백상우|hj:白相宇|en:Paik Sang-woo|en2:Baek Sangu|ja:ペク・サンウ|!ko:백상수|!en:Paik Sang-soo|!hj:白相洙
ko:이정호|hj:李正浩|en:Lee Jung-ho|en2:Yi Jeongho|en3:Rhee Chung-ho|ja:イ・ジョンホ|!ko:이정수|!en:Lee Jung-soo|!hj:李正洙
ko:전희선|hj:全熙善|en:Jeon Hee-sun|en2:Chun Hui-seon|ja:チョン・ヒソン|!ko:전희숙|!en:Jeon Hee-sook|!hj:全熙淑
hi:いしばし まさと|ja:イシバシ・マサト|en:Ishibashi Masato|en2:Isibasi Masato|ru:Исибаси Масато|ko:이시바시 마사토|!en:Ishibashi Masaki|!ja:イシバシ・マサキ
hi:おおの ゆうこ|ja:オオノ・ユウコ|en:Ono Yuko|en2:Ohno Yuko|en3:Ōno Yūko|ru:Оно Юко|ko:오노 유코|!en:Ono Yuka|!ja:オオノ・ユウカ
hi:ちば しんじ|ja:チバ・シンジ|en:Chiba Shinji|en2:Tiba Sinzi|ru:Тиба Синдзи|ko:지바 신지|!en:Chiba Shingo|!ja:チバ・シンゴ
hi:はっとり ぎんぺい|ja:ハットリ・ギンペイ|en:Hattori Gimpei|en2:Hattori Ginpei|ru:Хаттори Гимпэй|ko:핫토리 긴페이|!en:Hattori Ginji|!ja:ハットリ・ギンジ
th:สมชาย ใจดี|en:Somchai Chaidi|en2:Somchai Jaidee|!th:สมชัย วงศ์ดี|!en:Somphong Chaidi
th:วรรณา สุวรรณศรี|en:Wanna Suwannasi|en2:Wanna Suwannasri|!th:วรพล สุวรรณศรี|!en:Woraphon Suwannasi
th:ปิยะ จันทร์หอม|en:Piya Chanhom|en2:Piya Janhom|!th:ปรีชา จันทร์หอม|!en:Pricha Chanhom
th:ศักดิ์ชัย พูนสุข|en:Sakchai Phunsuk|en2:Sakchai Poonsuk|!th:ศักดิ์ดา พูนสุข|!en:Sakda Phunsuk
th:นิรันดร์ เกษมสุข|en:Niran Kasemsuk|en2:Nirand Kasemsook|!th:นิพนธ์ เกษมสุข|!en:Niphon Kasemsuk
ar:خليل منصور|en:Khalil Mansour|en2:Halil Mansur|ru:Халиль Мансур|zh:哈利勒·曼苏尔|!ar:خالد منصور|!en:Khalid Mansour
ar:سمية الحداد|en:Sumaya al-Haddad|en2:Soumaya Haddad|ru:Сумая аль-Хаддад|!ar:سمية الحمداني|!en:Sumaya al-Hamdani
ar:قاسم جابر|en:Qasim Jaber|en2:Kassem Gaber|en3:Kacem Djaber|ru:Касим Джабер|zh:卡西姆·贾比尔|!ar:قاسم جبران|!en:Qasim Gibran
ru:Дмитрий Волгин|en:Dmitri Volgin|en2:Dmitry Wolgin|ar:ديمتري فولغين|zh:德米特里·沃尔金|ja:ドミトリー・ヴォルギン|ko:드미트리 볼긴|!ru:Дмитрий Волков|!en:Dmitri Volkov
ru:Евгения Щукина|en:Yevgenia Shchukina|en2:Evgenija Schtschukina|ar:يفغينيا شوكينا|zh:叶夫根尼娅·舒金娜|ja:エフゲニヤ・シチュキナ|ko:예브게니야 슈키나|!ru:Евгения Щеглова|!en:Yevgenia Shcheglova
ru:Михаил Жаров|en:Mikhail Zharov|en2:Michail Scharow|ar:ميخائيل جاروف|zh:米哈伊尔·扎罗夫|ja:ミハイル・ジャロフ|!ru:Михаил Жилин|!en:Mikhail Zhilin
en:Caroline Hartwell|ru:Кэролайн Хартвелл|ar:كارولين هارتويل|zh:卡罗琳·哈特韦尔|ja:キャロライン・ハートウェル|ko:캐롤라인 하트웰|th:แคโรไลน์ ฮาร์ตเวลล์|!en:Caroline Hartmann|!zh:卡罗琳·哈特曼
en:Lukas Steiner|ru:Лукас Штайнер|ar:لوكاس شتاينر|zh:卢卡斯·施泰纳|ja:ルーカス・シュタイナー|ko:루카스 슈타이너|!en:Lukas Steinmann|!ru:Лукас Штайнман
en:Edward Finch|ru:Эдвард Финч|ar:إدوارد فينش|zh:爱德华·芬奇|ja:エドワード・フィンチ|ko:에드워드 핀치|!en:Edward Fisher|!zh:爱德华·费希尔
"""
