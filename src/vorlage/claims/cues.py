# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""The words that say who says it, who denies it and who keeps silent, language by language: data, no rules.

Lists are written by hand for news prose. English participles count ("telling", "accusing"); passives ("is said to")
do not and are met in the rules.
"""

from __future__ import annotations

from typing import Final

from vorlage.extraction.number_words import word_set

SAY_ENGLISH: Final = (
    "say|says|said|saying|tell|tells|told|telling|add|adds|added|adding|state|states|stated|stating|claim|claims|claimed|claiming"
    "|announce|announces|announced|announcing|warn|warns|warned|warning|insist|insists|insisted|insisting|argue|argues|argued|arguing"
    "|explain|explains|explained|explaining|note|notes|noted|noting|write|writes|wrote|writing|report|reports|reported|reporting"
    "|assert|asserts|asserted|asserting|acknowledge|acknowledges|acknowledged|acknowledging|admit|admits|admitted|admitting"
    "|confirm|confirms|confirmed|confirming|declare|declares|declared|declaring|conclude|concludes|concluded|concluding"
    "|reply|replies|replied|replying|answer|answered|respond|responded|recall|recalls|recalled|recalling|remark|remarked"
    "|observe|observed|comment|commented|suggest|suggests|suggested|complain|complains|complained|stress|stresses|stressed|stressing"
    "|emphasise|emphasises|emphasised|emphasize|emphasized|emphasising|testify|testified|tweet|tweeted|post|posted|ask|asks|asked|asking"
    "|describe|describes|described|describing|call|calls|called|calling|refer|refers|referred|referring|urge|urges|urged|urging"
    "|allege|alleges|alleged|alleging|accuse|accuses|accused|accusing|promise|promised|vow|vowed|predict|predicted|believe|believes|believed"
    "|estimate|estimates|estimated|reveal|reveals|revealed|point\\s+out|points\\s+out|pointed\\s+out|continue|continues|continued|order|ordered"
    "|read|reads|show|shows|showed|dismiss|dismisses|dismissed|reject|rejects|rejected|deny|denies|denied|denying|agree|agreed|joke|joked"
    "|think|thinks|thought|hope|hopes|hoped|find|found|quote|quoted|express|expressed|indicate|indicates|indicated|maintain|maintained|maintains"
    "|caution|cautioned|cautioning|mention|mentions|mentioned|reason|reasoned|recommend|recommends|recommended|contend|contends|contended"
    "|concede|concedes|conceded|lament|lamented|boast|boasted|reiterate|reiterates|reiterated|clarify|clarified|disclose|disclosed|quip|quipped"
    "|counter|countered|exclaim|exclaimed|shout|shouted|whisper|whispered|promising|observing|concluding|defend|defended|praise|praised|demand|demands"
    "|demanded|sing|sings|sang|mock|mocked|retorted|countered|muse|mused|lamented|recount|recounts|recounted|theorized|theorised|intoned|gushed|fumed"
    "|affirm|affirms|affirmed|affirming|assure|assures|assured|repeat|repeats|repeated|attest|attests|attested"
)
"""Verbs that may carry a quotation."""

TELL_THAT_ENGLISH: Final = (
    "say|says|said|saying|tell|tells|told|telling|add|adds|added|adding|state|states|stated|claim|claims|claimed|claiming|announce|announces"
    "|announced|warn|warns|warned|warning|insist|insists|insisted|argue|argues|argued|explain|explains|explained|note|notes|noted|noting"
    "|write|wrote|report|reports|reported|assert|asserts|asserted|acknowledge|acknowledges|acknowledged|admit|admits|admitted|confirm"
    "|confirms|confirmed|declare|declared|conclude|concludes|concluded|recall|recalled|suggest|suggests|suggested|stress|stressed"
    "|emphasise|emphasised|emphasize|emphasized|testify|testified|allege|alleges|alleged|predict|predicted|believe|believes|believed"
    "|estimate|estimates|estimated|reveal|reveals|revealed|point\\s+out|points\\s+out|pointed\\s+out|maintain|maintains|maintained|indicate"
    "|indicates|indicated|show|shows|showed|think|thinks|thought|complain|complained|caution|cautioned|cautioning|urge|urges|urged|observe|observes|observed|remark|remarks|remarked|recommend|recommends"
    "|recommended|learn|learned|learnt|reason|reasoned|contend|contends|contended|concede|concedes|conceded|agree|agrees|agreed|hope|hopes|hoped"
    "|fear|fears|feared|expect|expects|expected|disclose|discloses|disclosed|clarify|clarified|reiterate|reiterates|reiterated|suspect|suspects"
    "|suspected|find|finds|found|lament|lamented|tweet|tweeted|is\\s+concerned|are\\s+concerned|was\\s+concerned|were\\s+concerned|is\\s+confident"
    "|are\\s+confident|is\\s+convinced|are\\s+convinced|was\\s+convinced|were\\s+convinced"
)
"""Verbs that may carry an attributed statement without quotation marks."""

THAT_ENGLISH: Final = (
    "know|knows|knew|realize|realizes|realized|realise|realises|realised|assume|assumes|assumed|assuming|remember|remembers|remembered"
    "|recognize|recognizes|recognized|recognise|recognises|recognised|prove|proves|proved|proving|demonstrate|demonstrates|demonstrated"
    "|suppose|supposes|supposed|hypothesize|hypothesized|posit|posits|posited|submit|submits|submitted|determine|determines|determined"
    "|understand|understands|understood|hear|hears|heard|feel|feels|felt|notice|notices|noticed|guarantee|guarantees|guaranteed|propose"
    "|proposes|proposed|suggesting|showing|indicating|revealing|confirming|ruled|rules|ruling|pledge|pledges|pledged|promise|promises|promised"
    "|vow|vows|vowed|assure|assures|assured|inform|informs|informed|remind|reminds|reminded|speculate|speculates|speculated|imply|implies|implied"
    "|project|projects|projected|forecast|forecasts|anticipate|anticipates|anticipated|worry|worries|worried|doubt|doubts|doubted"
    "|confess|confesses|confessed|attest|attests|attested|affirm|affirms|affirmed|stipulate|stipulates|stipulated|specify|specifies|specified|advise|advises"
    "|advised|signal|signals|signalled|signaled|discover|discovers|discovered|decide|decides|decided|boasts|boasted|jokes|joked|quipped|intimated"
    "|established|establishes|testifies|ensure|ensures|ensured|envisage|envisages|demand|demands|demanded|requested|requests|made\\s+clear|makes\\s+clear"
    "|make\\s+clear|swear|swears|swore|conceding|repeat|repeats|repeated|rejoined|guess|guesses|guessed|imagine|imagines|imagined"
)
"""Verbs that tell what somebody says, holds or knows where "that" follows, and mostly another thing elsewhere."""

NOUN_LIKE_BARE: Final = word_set(
    """
    report claim call order caution hope estimate read show comment reply answer find note stress post quote
    urge state answer promise vow deny tweet reject dismiss thought
    """
)
"""Forms that are a noun as often as a verb: a verb only behind a plural."""

NOUN_LIKE: Final = word_set(
    """
    reports claims calls states shows notes reads hopes orders estimates answers replies posts quotes tweets
    finds found cautions
    """
)
"""Forms that are a noun behind an article, a possessive, a preposition or an adjective."""

SAY_OTHER: Final = (
    # Russian
    "сказал|сказала|сказали|говорит|говорят|заявил|заявила|заявили|заявляет|сообщил|сообщила|сообщили|сообщает|добавил|добавила|отметил"
    "|отметила|подчеркнул|подчеркнула|утверждает|утверждают|утверждал|написал|написала|пояснил|пояснила|рассказал|рассказала|признал|признала|передает|передаёт|передал|передала"
    "|уточнил|уточнила|считает|считают|полагает|полагают|объяснил|объяснила|предупредил|предупредила|напомнил|напомнила|подтвердил|подтвердила"
    # Arabic: the verb comes first
    "|قال|قالت|قالوا|يقول|تقول|أضاف|أضافت|وأضاف|وأضافت|وقال|وقالت|أعلن|أعلنت|صرح|صرّح|صرحت|أكد|أكدت|وأكد|زعم|زعمت|ذكر|ذكرت|أوضح|أوضحت|كتب|كتبت|أشار|أشارت|وأشار|وأشارت|أفاد|أفادت|شدد|شددت|وشدد|اعتبر|اعتبرت|تابع|وتابع|لفت|أبلغ|أبلغت|وأوضح|وأكدت|وذكر|وذكرت"
    # Spanish and French
    "|dijo|dijeron|dice|afirmó|afirma|afirmaron|declaró|añadió|agregó|señaló|explicó|aseguró|indicó|advirtió"
    "|dit|a\\s+dit|a\\s+déclaré|déclare|affirme|a\\s+affirmé|a\\s+ajouté|ajoute|explique|a\\s+expliqué|assure|a\\s+assuré|estime|souligne"
)

SAY_HAN: Final = (
    r"表示|称|稱|说|說|指出|认为|認為|强调|強調|告诉|告訴|写信给|寫信給|透露|宣布|写道|寫道|解释|解釋|补充"
    r"|補充|声称|聲稱|警告|坚称|堅稱|承认|承認|介绍|介紹|证实|證實|重申|披露|坦言|直言|谈到|談到|提到|呼吁|呼籲"
)
ACCORDING_TO: Final = (
    r"[Aa]ccording\s+to|[Ss]egún|[Ss]elon|[Pp]or\s+palabras\s+de|[Пп]о\s+словам|[Пп]о\s+данным|[Пп]о\s+мнению|[Пп]о\s+сообщению|[Пп]о\s+информации|[Сс]огласно"
    r"|وفقا\s+ل|وفقاً\s+ل|بحسب|حسب|据|根据"
)
DENY_ENGLISH: Final = (
    r"(?:den(?:y|ies|ied|ying)\b|disput(?:e|es|ed|ing)|repudiat(?:e|es|ed|ing)|disavow(?:s|ed|ing)?)(?!\s+(?:access|entry|bail|visas?|permission"
    r"|medical|food|treatment|asylum|the\s+right|them|him|her\s+(?:access|entry)))"
    r"|(?:dismiss|dismisses|dismissed|dismissing|disregard|disregards|disregarded|brush(?:es|ed)?\s+off|wav(?:es|ed)\s+off|denounc(?:es|ed|ing)"
    r"|condemn(?:s|ed|ing)|slamm?(?:s|ed|ing)|describ(?:es|ed|ing)|call(?:s|ed|ing)|brand(?:s|ed|ing)|label(?:s|led|ling)?)\b"
    r"(?=[^.;]{0,90}\b(?:fake|false|fabricat\w*|lies?|untrue|baseless|groundless|unfounded|smear\w*|slander\w*|rumou?rs?|nonsense|invented"
    r"|hoax|distort\w*|cobbled|defam\w*|fiction|propaganda)\b)"
    r"|reject(?:s|ed|ing)?(?=\s+(?:the|all|any|such|these|those|as|its|his|her|their|\w+ing)?\s*(?:\w+\s+){0,3}"
    r"(?:allegations?|claims?|accusations?|charges?|reports?|findings?|suggestions?|criticism|as\b|story))"
    r"|remain(?:s|ed)?\s+dismissive|accus(?:e|es|ed|ing)(?=[^.;]{0,80}\b(?:smear\w*|slander\w*|lies|rumou?rs?|fabricat\w*|distort\w*|fake|lying"
    r"|defam\w*|misleading|inventing))"
    r"|insist(?:s|ed|ing)?(?=[^.;]{0,60}\b(?:untrue|false|fake|not\s+true|innocent)\b)"
    r"|(?:said|says|say|told|adding|added)(?=[^.;]{0,70}\b(?:pure\s+fabrication|fake\s+news|no\s+truth|not\s+true|untrue|is\s+false|are\s+false"
    r"|was\s+false|were\s+false|baseless|groundless|did\s+not\s+exist|do\s+not\s+exist|does\s+not\s+exist|is\s+invented|are\s+invented)\b)"
)

DENY_OTHER: Final = (
    r"否认|否認|驳斥|駁斥|斥为|斥為|斥责|纯属捏造|純屬捏造|不实|不實|辟谣"
    r"|(?:و|ف)?(?:نفى|نفت|ينفي|تنفي|نفوا|أنكر|أنكرت|ينكر|رفض\s+الاتهامات|كذب|فند|فنّد)(?!\w)"
    r"|(?<!\w)опроверг\w*|(?<!\w)отрица\w*|(?<!\w)отверг\w*|(?<!\w)назвал\w*(?=[^.;]{0,60}(?:ложь\w*|фальшив\w*|выдумк\w*|клевет\w*|фейк\w*))"
    r"|(?<!\w)(?:negó|niega|niegan|negaron|desmintió|desmiente|rechazó\s+las|a\s+nié|nie|nient|dément|a\s+démenti|réfute|a\s+réfuté)(?!\w)"
)

SILENT_ENGLISH: Final = (
    r"(?:declin|refus)(?:e|es|ed|ing)\s+to\s+(?:comment|answer|respond|reply|say|discuss|be\s+interviewed|confirm|speak|elaborate)"
    r"|(?:has|have|had|is|are|was|were)\s+(?:still\s+)?yet\s+to\s+(?:respond|reply|comment|answer)"
    r"|(?:has|have|had|did|does|do)(?:\s+not|n['’]t)\s+(?:yet\s+)?(?:immediately\s+)?(?:respond|repl|comment|return|answer)\w*"
    r"|(?:gave|offered|made|had|issued|provided)\s+no\s+(?:immediate\s+)?(?:comment|response|reply|answer)"
    r"|(?:could|can)\s*not\s+(?:immediately\s+)?be\s+(?:immediately\s+)?reached|(?:was|were)\s+(?:not|un)\s*(?:immediately\s+)?available\s+(?:for|to)\s+comment"
    r"|neither\s+confirm(?:s|ed|ing)?\s+n?or\s+den(?:y|ies|ied|ying)|would\s+(?:neither\s+confirm\s+nor\s+deny|not\s+(?:comment|say|discuss|confirm))"
    r"|no\s+comment\s+from|(?:will|did)\s+(?:now\s+)?(?:not|no\s+longer)\s+(?:comment|respond|reply|answer)|went\s+unanswered"
)

SILENT_OTHER: Final = (
    r"拒绝置评|没有回复|未回复|未予回复|拒絕置評|不予置评|不予置評|未予置评|没有回应|沒有回應|未回应|未回應|尚未回应|未作出回应|拒绝回应|不予回应|无可奉告"
    r"|(?:رفض|رفضت|امتنع|امتنعت)\s+(?:عن\s+)?التعليق|لم\s+(?:يرد|ترد|يردوا|يعلق|تعلق|يستجب|تستجب)|رفض\s+الإدلاء"
    r"|отказал\w*\s+(?:от\s+комментар\w*|комментировать|прокомментировать)|не\s+(?:ответил\w*|прокомментировал\w*|отреагировал\w*|стал\w*\s+комментировать)"
    r"|(?:se\s+negó|rehusó|declinó)\s+a?\s*(?:hacer\s+)?comentar\w*|no\s+(?:respondió|quiso\s+comentar|hizo\s+comentarios)"
    r"|n['’](?:a|ont)\s+pas\s+(?:répondu|souhaité|commenté)|a\s+refusé\s+de\s+(?:commenter|répondre)"
)

HEDGES: Final = (
    r"\b(?:alleged(?:ly)?|reportedly|apparently|purported(?:ly)?|supposed(?:ly)?|presumabl[ey]|perhaps|possib(?:ly|le)|probabl[ye]|likely|(?-i:may)|might"
    r"|could|appears?\s+to|appeared\s+to|seems?|seemed|suspected|unconfirmed|unverified|so-called|reputedly|(?:is|are|was|were)\s+(?:said|believed"
    r"|thought|understood|reported)\s+to|believed\s+to|якобы|предположительно|возможно|вероятно|по-видимому|presuntamente|supuestamente|al\s+parecer"
    r"|posiblemente|présumée?s?|prétendument|apparemment|peut-être)\b|据称|據稱|涉嫌|可能|疑似|所谓|所謂|或许|据报道|يزعم|يُزعم|مزعوم\w*|المزعوم\w*|ربما|يبدو|يُعتقد|يعتقد"
)

NEGATIONS: Final = (
    r"\b(?:not|never|no\s+longer|neither|nor|cannot|without|(?:do|does|did|is|are|was|were|has|have|had|would|could|should|ca|wo)n['’]t|не|ни|нет"
    r"|никогда|nunca|jamás|ne\s+\w+\s+pas|jamais)\b|没有|沒有|并未|從未|从未|(?<!\w)(?:لم|لن|ليس|ليست|لا|ما\s+لم)(?!\w)|(?<![不])未(?!来|成年|必)|不(?!少于|超过|到|足|低于|仅|断)"
)

DENY_SIGNS: Final = (
    "den", "disput", "repudiat", "disavow", "dismiss", "disregard", "brush", "wav", "denounc", "condemn",
    "slam", "describ", "call", "brand", "label", "reject", "accus", "insist", "said", "says", "say", "told",
    "adding", "added", "否", "驳", "駁", "斥", "捏造", "不实", "不實", "辟谣", "نف", "نكر", "رفض", "كذب", "فند",
    "فنّد", "опроверг", "отри", "отверг", "назвал", "neg", "nieg", "desm", "rechaz", "ni", "dém", "réfut",
)  # fmt: skip
"""Beginnings of which one stands in every text that denies: without any, the patterns are not tried."""

SILENT_SIGNS: Final = (
    "comment", "respon", "repl", "answer", "return", "reach", "declin", "refus", "discuss", "confirm", "say",
    "置评", "置評", "回应", "回應", "回复", "奉告", "تعليق", "رد", "علق", "ستجب", "رفض", "коммент", "ответил",
    "отреагировал", "répond", "souhait",
)  # fmt: skip
"""The same for refusals to comment."""

CLAUSE_BREAKS: Final = r"[;:，。；！？]|,\s|\s[–—-]{1,2}\s|\b(?:but|while|although|whereas)\b"
"""Between two clauses of a sentence."""
