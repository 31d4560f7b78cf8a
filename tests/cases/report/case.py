"""One record as a report sees it, for oracle.py."""

import datetime
from fractions import Fraction


class Case:
    def __init__(self, row, zone, now):
        self.row, self.zone = row, zone
        get = row.get
        self.asked = self.read(get("requested_datetime"))
        self.closed_at = self.read(get("closed_datetime"))
        self.expected = self.read(get("expected_datetime"))
        done = self.read(get("resolved_datetime")) or self.closed_at
        status = get("status", "")
        if status in ("closed", "resolved"):
            self.state = "closed"
        elif status in ("new", "assigned", "accepted", "pending", "returned"):
            self.state = "open"
        elif status in ("referred", "rejected", "merged"):
            self.state = "ended"
        else:
            self.state = "closed" if done else "open"
        closed = self.state == "closed"
        self.timed = bool(closed and done and self.expected)
        self.on_time = self.timed and self.by(done, self.expected)
        self.due = self.state == "open" and bool(self.expected)
        self.late_by = self.past(now) if self.due else 0
        self.unstamped = closed and not done
        self.took = None
        if closed and self.asked and self.closed_at:
            self.took = self.between(self.asked, self.closed_at)
        self.repeat = bool(get("parent_id")) or \
            get("repeat_no", "") not in ("", "0")
        self.answer()

    def read(self, text):
        """(instant, day, is it a day alone), or None."""
        if not text:
            return None
        t = datetime.datetime.fromisoformat(text.replace("Z", "+00:00"))
        if len(text) == 10:
            t = t.replace(tzinfo=self.zone)
        return t, t.astimezone(self.zone).date(), len(text) == 10

    def by(self, done, due):
        if done[2] or due[2]:
            return done[1] <= due[1]
        return done[0] <= due[0]

    def between(self, a, b):
        """Seconds."""
        if a[2] or b[2]:
            return (b[1] - a[1]).days * 86400
        return int((b[0] - a[0]).total_seconds())

    def past(self, now):
        due = self.expected[0]
        if self.expected[2]:
            end = self.expected[1] + datetime.timedelta(days=1)
            due = datetime.datetime.combine(
                end, datetime.time(), self.zone) - datetime.timedelta(
                    seconds=1)
        return max(0, int((now - due).total_seconds()))

    def answer(self):
        get = self.row.get
        if "callback_valid" in self.row:
            self.valid = get("callback_valid") == "Y"
        else:
            self.valid = bool(get("solved") or get("satisfied"))
        good = {"3": "3", "5": "54", "yn": "Y"}
        fair = {"3": "2", "5": "3", "yn": ""}
        scale, code = get("satisfied_scale") or "3", get("satisfied") or "-"
        self.contacted = self.valid and get("contacted") == "Y"
        self.solved = self.valid and get("solved") == "Y"
        self.credit = Fraction(0)
        if self.valid and code in good[scale]:
            self.credit = Fraction(1)
        elif self.valid and code in fair[scale]:
            self.credit = Fraction(9, 10)

    def day(self):
        return self.asked[1]
