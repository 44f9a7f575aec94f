"""Papers before and at the visit: decisions, submission, invitation, self-report, drafts."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from inspect_flow.locale.dates import citation_date
from inspect_flow.vocabulary.paper_parts import (
    ASSUMED_MARK,
    PaperBase,
    Period,
    Recipients,
    Signature,
)
from inspect_flow.vocabulary.papers import MinutesPaper, PlanPaper
from inspect_flow.vocabulary.papers_of_preparation import (
    Article,
    DelegationDecisionPaper,
    InvitationPaper,
    OutlinePaper,
    PlanDecisionPaper,
    ReportedArea,
    SelfReportPaper,
    SelfScore,
    SelfScoreArea,
    SubmissionPaper,
)
from inspect_flow.vocabulary.papers_of_the_visit import (
    DraftArea,
    DraftMinutesPaper,
    DraftStatement,
    InspectionReportPaper,
    SurpriseMinutesPaper,
)
from tests.documents.building import OUTLINE, a_section, a_signature, at

GROUNDS = ["Căn cứ Luật Tổ chức chính quyền địa phương", "Theo đề nghị của Giám đốc Sở Nội vụ"]
DIRECTOR = a_signature("Giám đốc")
SHORT = ["CCHC: cải cách hành chính", "TTHC: thủ tục hành chính"]


@dataclass(frozen=True)
class Days:
    """The days of the papers, in the order of the case; the mark says that one is assumed."""

    submitted: str
    decided: str
    announced: str
    self_reported: str
    drafted: str
    comments_due: str
    reported: str


@dataclass(frozen=True)
class PreparationPapers:
    """The papers of one case, written around its plan and its minutes."""

    plan_of: Callable[[], PlanPaper]
    minutes_of: Callable[[], MinutesPaper]
    unit: str
    seat: str
    decision: str
    notice: str
    days: Days

    def _base(
        self, kind: str, subject: str, symbol: str, day: str, *signers: Signature
    ) -> PaperBase:
        whole: Any = self.minutes_of() if symbol.endswith("ĐKT") else self.plan_of()
        names = PaperBase.__annotations__
        base = PaperBase(**{name: whole[name] for name in names})  # type: ignore[typeddict-item]
        head = {**base["letterhead"], "symbol": symbol, "date": day}
        head["number"] = "5" if symbol else ""
        base |= {
            "kind": kind,
            "subject": subject,
            "dated_on": day.rstrip(ASSUMED_MARK),
            "draft": False,
            "addressees": [],
            "legal_grounds": [],
            "recipients": Recipients(items=["Như Điều 3"], filing="VT, CCHC"),
            "signatures": list(signers),
        }
        base["letterhead"] |= head  # type: ignore[typeddict-item]
        return base

    def _of_the_lead(
        self, kind: str, subject: str, symbol: str, day: str, *signers: Signature
    ) -> PaperBase:
        base = self._base(kind, subject, symbol, day, *signers)
        above = base["letterhead"]["issuer"].replace("Ủy ban nhân dân", "UBND")
        base["letterhead"] |= {"superior": above, "issuer": "Sở Nội vụ"}
        return base

    @property
    def province(self) -> str:
        return self.plan_of()["letterhead"]["issuer"]

    def submission(self) -> SubmissionPaper:
        subject = "về việc ban hành Kế hoạch kiểm tra công tác cải cách hành chính"
        base = self._of_the_lead("submission", subject, "TTr-SNV", self.days.submitted, DIRECTOR)
        base["addressees"] = [self.province]
        base["recipients"]["items"] = ["Như trên"]
        return SubmissionPaper(
            **base,
            opening=[f"Sở Nội vụ trình {self.province} xem xét các nội dung sau:"],
            reasons=["Kiểm tra là biện pháp để đánh giá đúng kết quả thực hiện nhiệm vụ"],
            contents=[a_section("Đối tượng kiểm tra", self.unit, "Các đơn vị khác theo kế hoạch")],
            attachments=["Dự thảo Quyết định", "Dự thảo Kế hoạch"],
            closing=f"Sở Nội vụ kính trình {self.province} xem xét, quyết định",
        )

    def plan_decision(self) -> PlanDecisionPaper:
        signer = a_signature("TM. Ủy ban nhân dân", "KT. Chủ tịch", "Phó Chủ tịch")
        subject = "về việc ban hành Kế hoạch kiểm tra"
        base = self._base("plan_decision", subject, "QĐ-UBND", self.days.decided, signer)
        base["letterhead"]["number"] = self.decision
        base["legal_grounds"] = GROUNDS
        attached = self.plan_of()
        attached["letterhead"] |= {"number": "", "symbol": ""}
        attached["signatures"] = []
        attached["attached_to"] = (
            f"Quyết định số {self.decision.zfill(2)}/QĐ-UBND"
            f" {citation_date(date.fromisoformat(self.days.decided))} của {self.province}"
        )
        articles = [
            Article(text="Ban hành kèm theo Quyết định này Kế hoạch", members=[], clauses=[]),
            Article(text="Quyết định này có hiệu lực kể từ ngày ký", members=[], clauses=[]),
            Article(text="Giám đốc Sở Nội vụ thi hành Quyết định này", members=[], clauses=[]),
        ]
        return PlanDecisionPaper(**base, competence=self.province, articles=articles, plan=attached)

    def delegation_decision(self) -> DelegationDecisionPaper:
        subject, chair = "về việc thành lập Đoàn kiểm tra", f"Chủ tịch {self.province}"
        signer = a_signature("Chủ tịch")
        base = self._base("delegation_decision", subject, "QĐ-UBND", self.days.decided, signer)
        base["legal_grounds"] = GROUNDS
        members = [{**each, "task": ""} for each in self.minutes_of()["delegation"]]
        articles = [
            Article(text="Thành lập Đoàn kiểm tra gồm:", members=members, clauses=[]),  # type: ignore[typeddict-item]
            Article(
                text="Nhiệm vụ, quyền hạn của Đoàn kiểm tra",
                members=[],
                clauses=["Kiểm tra theo Kế hoạch", "Báo cáo kết quả kiểm tra"],
            ),
            Article(text="Giám đốc Sở Nội vụ thi hành Quyết định này", members=[], clauses=[]),
        ]
        return DelegationDecisionPaper(**base, competence=chair, articles=articles)

    def invitation(self) -> InvitationPaper:
        subject, day = "dự buổi kiểm tra", self.days.announced
        base = self._of_the_lead("invitation", subject, "GM-SNV", day, DIRECTOR)
        base["recipients"]["items"] = ["Như thành phần mời"]
        minutes = self.minutes_of()
        return InvitationPaper(
            **base,
            host="Sở Nội vụ",
            invited=[f"Lãnh đạo {self.unit}", "Thành viên Đoàn kiểm tra"],
            event=f"buổi kiểm tra công tác cải cách hành chính tại {self.unit}",
            chair=minutes["chair"],
            starts=minutes["opened"],
            ends=minutes["closed"],
            place=minutes["place"],
            notes=["Đề nghị các đại biểu đến dự đúng thành phần, thời gian"],
        )

    def outline(self) -> OutlinePaper:
        subject = "báo cáo tự kiểm tra công tác cải cách hành chính"
        return OutlinePaper(
            **self._of_the_lead("outline", subject, "", self.days.announced),
            attached_to=self.notice,
            unit=self.unit,
            data_period=self.minutes_of()["data_period"],
            sections=OUTLINE,
            report_due=at(self.days.self_reported),
            report_to="Sở Nội vụ",
        )

    def self_report(self) -> SelfReportPaper:
        signer = a_signature("TM. Ủy ban nhân dân", "Chủ tịch")
        subject = f"tự kiểm tra công tác cải cách hành chính tại {self.unit}"
        base = self._base("self_report", subject, "BC-UBND", self.days.self_reported, signer)
        base["letterhead"] |= {"issuer": self.unit, "superior": "", "place": self.seat}
        base["addressees"] = ["Sở Nội vụ", "Đoàn kiểm tra cải cách hành chính"]
        base["recipients"]["items"] = ["Như trên"]
        return SelfReportPaper(
            **base,
            opening=[f"Thực hiện Kế hoạch kiểm tra, {self.unit} báo cáo như sau:"],
            data_period=Period(starts="", ends="", note="sáu tháng đầu năm"),
            before=[a_section("Đặc điểm, tình hình", "Tổ chức bộ máy, biên chế")],
            areas=[
                ReportedArea(
                    title="Công tác chỉ đạo, điều hành",
                    results=["Ban hành kế hoạch CCHC năm: đạt; số ngày chậm: 0"],
                    unanswered=["1.1.2", "1.1.3"],
                ),
                ReportedArea(title="Cải cách TTHC", results=[], unanswered=["3.1.1"]),
            ],
            total="0,5/3 điểm; còn 03 tiêu chí chưa tự chấm",
            after=[a_section("Kiến nghị, đề xuất")],
            abbreviations=SHORT,
            checklist="Bảng kiểm",
            scores=[
                SelfScoreArea(
                    title="Công tác chỉ đạo, điều hành",
                    max_score="3",
                    self_score="0,5",
                    rows=[
                        _score("1.1.1", "Ban hành kế hoạch", "0,5", "Đạt; số ngày chậm: 0"),
                        _score("1.1.2", "Kế hoạch đủ các lĩnh vực", "", ""),
                    ],
                )
            ],
        )

    def draft_minutes(self) -> DraftMinutesPaper:
        minutes = self.minutes_of()
        signer = a_signature("Đại diện đơn vị được kiểm tra", "Chủ tịch")
        day = self.days.drafted
        base = self._base("draft_minutes", minutes["subject"], "", day, signer)
        base["letterhead"] |= minutes["letterhead"] | {"symbol": "", "number": "", "date": day}
        return DraftMinutesPaper(
            **base,
            opening=["Đoàn kiểm tra gửi dự thảo dưới đây để đơn vị có ý kiến"],
            unit=self.unit,
            areas=[
                DraftArea(
                    title="Cải cách thủ tục hành chính",
                    context=[],
                    strengths=[_statement("1", "giải quyết 96/100 hồ sơ đúng hạn")],
                    shortcomings=[_statement("2", "niêm yết chưa đủ TTHC", "chưa rõ số lượng")],
                )
            ],
            requirements=[_statement("3", "niêm yết đủ TTHC")],
            comments_due=at(self.days.comments_due, "17:00"),
            send_to="Sở Nội vụ",
            contact="bà Lan, chuyên viên Sở Nội vụ",
            silence="Quá thời hạn thì Đoàn kiểm tra hoàn thiện biên bản theo dự thảo này",
            abbreviations=SHORT[1:],
        )

    def surprise_minutes(self) -> SurpriseMinutesPaper:
        minutes = self.minutes_of()
        minutes |= {"kind": "surprise_minutes", "subject": f"kiểm tra đột xuất tại {self.unit}"}
        said = ["Cuộc kiểm tra được tiến hành đột xuất, không thông báo trước lịch kiểm tra"]
        return SurpriseMinutesPaper(**minutes, circumstances=said)

    def inspection_report(self) -> InspectionReportPaper:
        minutes = self.minutes_of()
        head = minutes["signatures"][-1]
        signer = a_signature("Trưởng đoàn", office=head["office"], name=head["name"])
        subject, day = f"kết quả {minutes['subject']}", self.days.reported
        base = self._base("inspection_report", subject, "BC-ĐKT", day, signer)
        base["legal_grounds"] = minutes["legal_grounds"]
        base["addressees"] = [self.province]
        base["recipients"]["items"] = ["Như trên"]
        return InspectionReportPaper(
            **base,
            opening=["Đoàn kiểm tra báo cáo kết quả như sau:"],
            unit=self.unit,
            overview=["Hình thức: kiểm tra trực tiếp tại đơn vị, có thông báo trước"],
            areas=minutes["areas"],
            strengths=["Cải cách thủ tục hành chính: 02 nội dung"],
            shortcomings=["Cải cách thủ tục hành chính: 01 nội dung"],
            causes=["Phân công nhiệm vụ chưa rõ"],
            scores=["Đoàn kiểm tra chấm: 80/100 điểm", "Điểm từng tiêu chí tại Phụ lục điểm"],
            requirements=minutes["requirements"],
            proposals=["Giao Sở Nội vụ theo dõi, đôn đốc"],
            abbreviations=[],
        )


def _score(code: str, text: str, own: str, explanation: str) -> SelfScore:
    return SelfScore(code=code, text=text, max_score="1", self_score=own, explanation=explanation)


def _statement(number: str, text: str, note: str = "") -> DraftStatement:
    return DraftStatement(number=number, text=text, note=note)
