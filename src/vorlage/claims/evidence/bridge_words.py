# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Words of office, of institutions and of what is counted, in five languages: a bridge where two texts share no words.

One row is one meaning: English, Chinese, Arabic, Russian, Uyghur, parted by `;`, words of one language by a blank,
words that are more than one by `_`. Written by hand, for administration and its papers; no names. A word of a spaced
script is met by its beginning, so that endings do not matter: Russian and Uyghur words stand here without theirs.
"""

from __future__ import annotations

from typing import Final

ROWS: Final = """
minister; 部长 大臣; وزير; министр; مىنىستىر
ministry; 部委; وزارة; министерств; مىنىستىرلىك
secretary; 书记; أمين سكرتير; секретар; شۇجى سېكرېتار
president; 总统 主席; رئيس; президент председател; رەئىس پرېزىدېنت
director head chief; 局长 主任 处长 院长 校长 厂长; مدير; директор начальник заведующ; باشلىق مۇدىر
mayor; 市长; عمدة; мэр; شەھەر_باشلىقى
governor; 省长 州长; محافظ; губернатор; ۋالىي
deputy vice; 副局长 副主任 副书记 副部长; نائب; заместител вице; مۇئاۋىن
judge; 法官; قاض; судья судьи; سوتچى
prosecutor; 检察官; مدع نيابة; прокурор; تەپتىش
inspector; 检查员 督察; مفتش; инспектор; تەكشۈرگۈچى
engineer; 工程师; مهندس; инженер; ئىنژېنېر
doctor physician; 医生; طبيب; врач; دوختۇر
teacher; 教师 老师; معلم مدرس; учител; ئوقۇتقۇچى
student pupil; 学生; طالب طلاب تلميذ; студент учени школьник; ئوقۇغۇچى
professor; 教授; أستاذ بروفيسور; профессор; پروفېسسور
worker labourer; 工人; عامل عمال; рабоч; ئىشچى
employee staff; 员工 职工; موظف; сотрудник служащ; خادىم خىزمەتچى
officer police; 警察 警员 公安 警方; شرطة ضابط; полици офицер; ساقچى
guard; 警卫 看守; حارس حراس; охранник; قاراۋۇل
soldier troops; 士兵 军人; جندي جنود; солдат военнослуж; ئەسكەر
prisoner detainee inmate; 囚犯 被拘留者 学员 在押人员; سجين سجناء معتقل محتجز; заключенн задержанн; مەھبۇس تۇتقۇن
prison jail; 监狱 看守所; سجن; тюрьм сизо колони; تۈرمە
camp centre center; 营 中心; مركز معسكر مخيم; лагер центр; لاگېر مەركىز
court tribunal; 法院 法庭; محكمة; суд; سوت
council; 委员会 理事会; مجلس; совет; كېڭەش
committee commission; 委员会; لجنة; комитет комисси; كومىتېت
company firm; 公司 企业; شركة; компани фирм предприят; شىركەت
bank; 银行; بنك مصرف; банк; بانكا
factory plant; 工厂; مصنع معمل; завод фабрик; زاۋۇت
school; 学校; مدرسة مدارس; школ; مەكتەپ
hospital clinic; 医院; مستشفى عيادة; больниц клиник; دوختۇرخانا
university; 大学; جامعة; университет; ئۇنىۋېرسىتېت
village; 村; قرية قرى; деревн сел; كەنت يېزا
city town; 城市; مدينة بلدة; город; شەھەر
county district; 县 区; مقاطعة منطقة; район уезд; ناھىيە رايون
province region; 省 地区; إقليم محافظة; провинци област регион; ئۆلكە ۋىلايەت
port harbour harbor; 港 港口; ميناء; порт; پورت
bridge; 桥 大桥; جسر; мост; كۆۋرۈك
road highway; 公路 道路; طريق; дорог шоссе; يول
railway train; 铁路 火车; قطار سكة; железн поезд; پويىز
dam reservoir; 水库 大坝; سد خزان; плотин водохранил; توسما سۇ_ئامبىرى
mine; 煤矿 矿 矿山; منجم; шахт рудник; كان
water; 水; مياه ماء; вод; سۇ
lead; 铅; رصاص; свин; قوغۇشۇن
oil; 石油; نفط; нефт; نېفىت
gas; 天然气; غاز; газ; گاز
pipe pipeline; 管道; أنبوب أنابيب; труб; تۇرۇبا
waste; 废物 废料 垃圾; نفايات; отход; تاشلاندۇق
sample; 样本 水样 样品; عينة عينات; проб образц; ئەۋرىشكە
barrel drum; 桶; برميل براميل; бочк баррел; تۇڭ
truck lorry vehicle; 卡车 车辆; شاحنة شاحنات; грузовик автомобил; ماشىنا
ship vessel; 船 货轮; سفينة سفن; судн корабл; كېمە پاراخوت
house home dwelling; 房屋 住宅 户; منزل منازل بيت; дом домов; ئۆي
family household; 家庭; عائلة أسرة أسر; семь сем; ئائىلە
people person; 人 人员; شخص أشخاص; человек люд; ئادەم كىشى
child; 儿童 孩子; طفل أطفال; дет ребен; بالا
woman; 妇女 女性; امرأة نساء; женщин; ئايال
resident inhabitant; 居民; مقيم سكان; жител; ئاھالە
patient; 病人 患者; مريض مرضى; пациент больн; بىمار
victim; 受害者; ضحية ضحايا; жертв пострадавш; زىيانكەش
died death dead killed; 死亡 遇难 丧生; توفي وفاة قتل قتيل; погиб умер смерт; ئۆلدى ئۆلۈم
arrested detained; 逮捕 拘留 抓捕; اعتقل احتجز اعتقال; арест задерж; قولغا_ئېلىن تۇتۇل
report; 报告; تقرير; отчет доклад; دوكلات
letter; 信函 信件 来信; رسالة خطاب; письм; خەت
memo memorandum; 备忘录; مذكرة; записк меморандум; ئەسلەتمە
order decree directive; 命令 指令; أمر قرار مرسوم; приказ указ распоряжен; بۇيرۇق
contract agreement; 合同 协议; عقد اتفاق; договор контракт соглашен; توختام كېلىشىم
meeting; 会议; اجتماع; совещан заседан собран; يىغىن
page; 页; صفحة صفحات; страниц; بەت
document file; 文件; وثيقة وثائق ملف; документ файл; ھۆججەت
budget; 预算; ميزانية; бюджет; خامچوت
payment paid; 支付 付款; دفع مدفوعات; платеж выплат оплат; تۆلەم تۆلى
salary wage; 工资; راتب أجر; зарплат; مائاش
tax; 税; ضريبة ضرائب; налог; باج
fine penalty; 罚款; غرامة; штраф; جەرىمانە
loan credit; 贷款; قرض; кредит заем; قەرز
dollar; 美元; دولار; доллар; دوللار
euro; 欧元; يورو; евро; ياۋرو
yuan; 元 人民币; يوان; юан; يۈەن
ruble; 卢布; روبل; рубл; رۇبلى
tonne ton; 吨; طن أطنان; тонн; توننا
litre liter; 升; لتر; литр; لىتىر
kilometre kilometer; 公里; كيلومتر; километр; كىلومېتىر
hectare; 公顷; هكتار; гектар; گېكتار
"""
"""The first English word of a row names it."""
