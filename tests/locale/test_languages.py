"""Each reader gets one language: Vietnamese unless English was asked for."""

import asyncio
import subprocess
import sys
from contextvars import copy_context
from threading import Thread

from click.testing import CliRunner

from inspect_flow.commands.main import root
from inspect_flow.locale.translation import _, _n, current_language, in_language, use_language
from inspect_flow.vocabulary.findings import FindingKind

LABELS = {"vi": "Đã kết thúc", "en": "Closed"}


def in_english(function, *arguments):
    def speak():
        use_language("en")
        return function(*arguments)

    return copy_context().run(speak)


def run(*words):
    command = [sys.executable, "-m", "inspect_flow", *words]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def test_vietnamese_is_what_is_spoken_without_being_asked():
    assert current_language() == "vi"
    assert _("Đợt kiểm tra") == "Đợt kiểm tra"


def test_english_is_spoken_when_asked_for():
    assert in_english(_, "Đợt kiểm tra") == "Campaign"
    assert in_english(in_language, LABELS) == "Closed"
    assert in_english(lambda: FindingKind.SHORTCOMING.label) == "shortcoming"


def test_english_says_one_and_many_apart_and_vietnamese_does_not():
    said = [in_english(_n, "{n} cuộc kiểm tra", n) for n in (0, 1, 2)]

    assert said == ["{n} inspections", "{n} inspection", "{n} inspections"]
    assert in_english(_n, "Đợt kiểm tra") == "Campaigns"
    assert _n("Đợt kiểm tra") == _n("Đợt kiểm tra", 1) == "Đợt kiểm tra"


def test_the_empty_sentence_is_empty_in_both_languages():
    assert _("") == in_english(_, "") == ""


def test_an_unknown_language_means_vietnamese():
    assert copy_context().run(lambda: use_language("fr") or current_language()) == "vi"


def test_a_label_without_english_is_shown_in_vietnamese():
    assert in_english(in_language, {"vi": "Đã kết thúc"}) == "Đã kết thúc"


def test_english_stays_with_the_one_who_asked():
    in_english(_, "Đợt kiểm tra")

    assert current_language() == "vi"


def test_two_readers_at_once_each_get_their_own():
    async def read(language):
        use_language(language)
        await asyncio.sleep(0)
        return _("Đợt kiểm tra")

    async def both():
        return await asyncio.gather(read("en"), read("vi"), read("en"))

    assert asyncio.run(both()) == ["Campaign", "Đợt kiểm tra", "Campaign"]


def test_a_new_thread_speaks_vietnamese():
    heard = []
    in_english(lambda: start_and_wait(Thread(target=lambda: heard.append(_("Đợt kiểm tra")))))

    assert heard == ["Đợt kiểm tra"]


def start_and_wait(thread):
    thread.start()
    thread.join()


def test_a_command_in_english_leaves_the_next_one_in_vietnamese():
    english = CliRunner().invoke(root, ["--lang", "en", "calendar", "list", "--help"])
    vietnamese = CliRunner().invoke(root, ["calendar", "list", "--help"])

    assert "List the days off" in english.output
    assert "Liệt kê ngày nghỉ" in vietnamese.output


def test_help_is_english_wherever_the_option_stands():
    assert "Usage: inspect-flow" in run("--lang", "en", "--help").stdout
    assert "List the workflows" in run("workflow", "list", "--help", "--lang=en").stdout


def test_a_refusal_is_english():
    refused = run("--lang", "en", "workflow", "show", "campain")

    assert refused.stderr.startswith("There is no workflow 'campain'; did you mean 'campaign'?")
    assert refused.returncode == 4


def test_a_refusal_is_vietnamese_unless_english_was_asked_for():
    refused = run("workflow", "show", "campain")

    assert refused.stderr.startswith("Không có quy trình 'campain'; có phải ý là 'campaign'?")
