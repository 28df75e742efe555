# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Words for forms of documents, language by language: data, no rules. In small letters; `_` stands for a blank."""

from __future__ import annotations

from typing import Final

from vorlage.domain.document_references import DocumentForm


def _words(text: str) -> tuple[str, ...]:
    return tuple(word.replace("_", " ") for word in text.split())


FORMS: Final[dict[DocumentForm, tuple[str, ...]]] = {
    DocumentForm.MEMO: _words(
        "memo memos memorandum memoranda memorandums 备忘录 備忘錄 مذكرة المذكرة مذكرات записка записки "
        "записку записке меморандум меморандума меморандуме memorando nota_interna mémorandum"
    ),
    DocumentForm.TELEGRAM: _words(
        "telegram telegrams cable cables dispatch 电报 電報 密电 密電 برقية البرقية برقيات телеграмма "
        "телеграммы телеграмму телеграмме телеграмма telegrama télégramme"
    ),
    DocumentForm.BULLETIN: _words(
        "bulletin bulletins briefing briefings circular circulars newsletter 通报 通報 简报 簡報 公报 公報 "
        "نشرة النشرة تعميم бюллетень бюллетеня бюллетене сводка сводки сводке boletín"
    ),
    DocumentForm.LETTER: _words("letter letters 信函 信件 رسالة الرسالة رسائل خطاب письмо письма письме carta lettre"),
    DocumentForm.REPORT: _words(
        "report reports assessment study audit 报告 報告 تقرير التقرير доклад доклада докладе отчет отчёт "
        "отчета отчёта отчете отчёте informe rapport"
    ),
    DocumentForm.DIRECTIVE: _words(
        "directive directives order decree guidelines guideline protocol regulation regulations notice 指令 "
        "指示 通知 规定 規定 条例 條例 办法 辦法 决定 決定 توجيه توجيهات تعليمات قرار مرسوم لائحة директива "
        "директивы директиву директиве приказ приказа приказе указ указа инструкция инструкции инструкцию "
        "распоряжение распоряжения directiva orden directive"
    ),
    DocumentForm.MANUAL: _words(
        "manual manuals handbook guide 手册 手冊 指南 دليل الدليل руководство руководства руководстве manuel"
    ),
    DocumentForm.MINUTES: _words(
        "minutes transcript transcripts 会议记录 會議記錄 纪要 紀要 محضر المحضر протокол протокола протоколе "
        "стенограмма стенограммы acta"
    ),
    DocumentForm.SPEECH: _words(
        "speech speeches address 讲话 講話 演讲 演講 речь речи выступление выступления discurso discours"
    ),
    DocumentForm.REGISTER: _words(
        "spreadsheet spreadsheets register registers list lists table ledger database log inventory 名单 名單 "
        "清单 清單 表格 台账 قائمة القائمة سجل جدول список списка списке реестр реестра реестре таблица "
        "таблицы lista liste"
    ),
    DocumentForm.CONTRACT: _words(
        "contract contracts agreement agreements invoice invoices 合同 协议 協議 عقد اتفاقية договор договора "
        "договоре контракт контракта contrato contrat"
    ),
    DocumentForm.MESSAGE: _words("email emails e-mail e-mails mail 邮件 郵件 بريد электронное_письмо correo courriel"),
    DocumentForm.PAPERS: _words(
        "document documents papers file files dossier dossiers record records memorandum_book 文件 档案 檔案 "
        "资料 資料 وثيقة الوثيقة وثائق الوثائق документ документа документе документы документов документах "
        "документ documento documentos document"
    ),
}
"""The words of each form. A word stands under one form only."""

NO_TITLES: Final = "报|報|周刊|週刊|时报|時報|日报|日報|晚报|晚報|杂志|雜誌|新闻|新聞|网|網|社|电视|電視|圣经|聖經"
"""Endings of titles of papers and books that are no documents of a case."""

NO_DOCUMENT_BEHIND: Final = (
    r"\s+(?:price|prices|worker|workers|cabinet|mill|maker|box|boxes|format"
    r"|holder|television|tv|car|station|news|company|companies|channel|of\s+events)\b"
)
"""Words behind a form that make another thing of it ("cable car", "file format")."""
