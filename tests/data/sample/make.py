#!/usr/bin/env python3
"""Write the sample files of this folder: python3 make.py

One quarter of a made-up community's work, with made-up people and streets,
in the shapes that offices send.  The same files every time.
"""

import csv
import gzip
import io
import os
import random
import re
import sys
from datetime import datetime, timedelta

sys.dont_write_bytecode = True
import scenes  # noqa: E402

HERE = os.path.dirname(os.path.abspath(__file__))
NOW = datetime(2026, 10, 1, 8, 0, 0)
FIRST = datetime(2026, 7, 1, 0, 0, 0)

HOTLINE = (
    "工单编号 工单类型 问题分类 标题 主要内容 来电人 来电人电话 是否保密 "
    "来电人类别 住户编号 事发地址 受理渠道 来电时间 受理时间 要求办结时间 "
    "承办单位 协办单位 工单状态 联系时间 办结时间 回访时间 办理结果 "
    "是否有效回访 是否联系 是否解决 是否满意"
).split()
WEIBO = "来源 微博昵称 私信时间 私信内容 定位地址 处理人 办理状态 办结时间 答复时间 处理结果 评价".split()
VISITS = "渠道 走访日期 走访人 住户编号 户主 人群类别 走访记录 办理状态 办结日期 处理结果".split()
PATROL = "来源 巡查时间 班次 巡查人 巡查地点 巡查情况 状态 完成时间 处置结果".split()

STREETS = [  # area, address, highest building number
    ("HC-01", "栎木巷", 32), ("HC-02", "荷花路", 86), ("HC-03", "荷花路88弄", 16),
    ("HC-04", "桨声里", 24), ("HC-05", "橹溪路", 77), ("HC-06", "望帆苑", 18),
    ("HC-07", "泊舟弄", 29), ("HC-08", "锦鳞苑", 15), ("HC-09", "听潮新村", 20),
    ("HC-10", "听潮新村二区", 14), ("HC-11", "荻花巷", 41), ("HC-12", "渔灯路", 66),
    ("HC-13", "云帆公寓", 6), ("HC-14", "石埠头巷", 27), ("HC-15", "藕荡里", 22),
    ("HC-16", "棹歌苑", 12),
]
WORKERS = dict(zip(
    ["HC-%02d" % n for n in range(1, 17)],
    "林知夏 沈砚秋 顾明漪 陆青禾 程晚舟 宋雨眠 江听澜 苏映雪 叶知秋 白若溪 谢南枝 温如故 "
    "楚怀瑾 卫子衿 颜舒窈 闻人语".split(),
))
SURNAMES = list("陈林黄周吴徐孙胡朱高何郭罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕")
GIVEN = "安澜 若水 明远 思齐 清和 以宁 望舒 子墨 晚晴 一诺 秋白 怀谷 长庚 见山 小禾 知行".split()
NICKS = (
    "桨声灯影里 一只慢吞吞的船 荷花池边的猫 早睡失败第365天 橹溪路修车铺 小满不满 听潮的阿婆 "
    "今天也要喝豆浆 望帆苑六楼 泊舟弄口的风 云帆1208 锦鳞苑妈妈群主 藕荡里老余 夜班司机阿土 "
    "石埠头的青苔 不想爬楼梯 棹歌苑种花人 渔灯不打烊 南风知我意啊 划船桨手007 甜酒酿三块五 "
    "二楼晒不到太阳 骑车去看海海 墙门里的烟火气"
).split()


def pick(rnd, items):
    return items[rnd.randrange(len(items))]


class Place:
    """Where a matter is: an address as people write it, and a household."""

    def __init__(self, rnd, street=None):
        area, road, top = street or pick(rnd, STREETS)
        building, floor = 1 + rnd.randrange(top), 1 + rnd.randrange(6)
        room = floor * 100 + 1 + rnd.randrange(4)
        self.area, self.road = area, road
        unit = "号" if road.endswith("路") else "幢"
        self.short = "%s%d%s" % (road, building, unit)
        self.long = "%s%d室" % (self.short, room)
        self.household = "%s-%02d-%03d" % (area, building, room)
        self.floor = "一二三四五六"[floor - 1]
        self.number = building
        if rnd.randrange(9) == 0:
            self.long = wide(self.long)


def wide(text):
    """Digits as an input method leaves them."""
    return text.translate({ord("0") + i: "０１２３４５６７８９"[i] for i in range(10)})


def fill(rnd, text, place):
    return text.format(
        addr=place.short, road=place.road, floor=place.floor, n=place.number,
        days=pick(rnd, ["两天", "三天", "一个星期", "十来天", "半个月", "快一个月"]),
        hour=pick(rnd, ["早上六点", "中午十二点半", "晚上九点多", "夜里十一点", "凌晨一点"]),
        who=pick(rnd, ["老伯", "阿婆", "邻居", "楼上的住户", "隔壁大姐"]),
        age=pick(rnd, ["七十八岁", "八十一岁", "八十三岁", "八十六岁", "九十岁"]),
        money=pick(rnd, ["两百元", "三百六十元", "一千二百元", "八百多块"]),
    )


def day_of(rnd, scene):
    """A day of the quarter, or of the storm for what the storm did."""
    return FIRST + timedelta(days=rnd.randrange(*scene["days"]))


def moment(rnd, scene, night=False):
    """A time at which people call, write or walk."""
    day = day_of(rnd, scene)
    hour = pick(rnd, [7, 8, 8, 9, 9, 9, 10, 10, 11, 13, 14, 14, 15, 15, 16, 17, 19, 20])
    if night:
        hour = pick(rnd, [0, 6, 7, 12, 18, 19, 20, 21, 21, 22, 22, 23])
    return day + timedelta(hours=hour, minutes=rnd.randrange(60), seconds=rnd.randrange(60))


def stamp(t):
    """As Excel shows it: no leading zeros in the date."""
    return "%d/%d/%d %d:%02d:%02d" % (t.year, t.month, t.day, t.hour, t.minute, t.second)


def chinese(t):
    return "%d年%d月%d日" % (t.year, t.month, t.day)


def person(rnd):
    name = pick(rnd, SURNAMES)
    if rnd.randrange(5) == 0:
        return name + pick(rnd, GIVEN)
    return name + pick(rnd, ["先生", "女士", "女士", "阿姨", "师傅"])


def phone(rnd):
    return "1380000%04d" % rnd.randrange(10000)


def story(rnd, scene, place, chat=True):
    """One way of telling a matter: its title, its text and what was done."""
    text, result = (fill(rnd, part, place) for part in pick(rnd, scene["matters"]))
    title = re.match(r"[^。？]{6,}?(?=[，。？]|$)|.+", text).group()[:24]
    if text[-1] not in "。？！":
        text += "。"
    if chat and rnd.randrange(3) == 0:
        text = pick(rnd, scenes.OPENINGS) + text
    if chat and rnd.randrange(3) == 0:
        text += pick(rnd, ["", "", "", "\n"]) + pick(rnd, scenes.CLOSINGS)
    return title, text, result


def awake(t):
    """Offices answer by day: the next morning for what falls in the night."""
    if t.hour < 7:
        return t.replace(hour=8)
    return t if t.hour < 21 else (t + timedelta(days=1)).replace(hour=8)


def deck(rnd, channel, n):
    """n scenes of a channel, each as often as the others, shuffled."""
    own = [s for s in scenes.SCENES if channel in s["channels"]]
    cards = []
    while len(cards) < n:
        rnd.shuffle(own)
        cards += own
    cards = cards[:n]
    rnd.shuffle(cards)
    return cards


def callback(rnd, row, closed):
    """What the caller said when called back."""
    back = closed + timedelta(hours=pick(rnd, [3, 20, 24, 26, 47]), minutes=rnd.randrange(60))
    dice = rnd.randrange(100)
    if back > NOW or dice < 5:
        return
    row["回访时间"] = stamp(back)
    if dice < 14:
        row["是否有效回访"] = "否"
        return
    row["是否有效回访"] = "是"
    row["是否联系"] = "是" if rnd.randrange(20) else "否"
    if dice < 17:
        return  # hung up before the questions
    solved = pick(rnd, ["解决"] * 16 + ["部分解决"] * 2 + ["未解决"] * 2)
    row["是否解决"] = solved
    mood = {"解决": ["满意"] * 14 + ["基本满意"] * 4 + ["不满意"],
            "部分解决": ["基本满意", "基本满意", "不满意"],
            "未解决": ["不满意", "不满意", "基本满意"]}[solved]
    row["是否满意"] = pick(rnd, mood)


def progress(rnd, row, scene, came):
    """Carry a hotline matter as far as it has come by NOW."""
    taken = came + timedelta(minutes=1 + rnd.randrange(25))
    result, row["办理结果"] = row["办理结果"], ""
    row["受理时间"] = stamp(taken)
    row["要求办结时间"] = stamp(came + timedelta(hours=scene["hours"]))
    dice = rnd.randrange(100)
    if dice < 2:
        row["工单状态"] = "退单"
        row["办理结果"] = "职责不属本单位，已申请改派。"
        return
    if dice < 4:
        row["工单状态"] = "已转办"
        row["办理结果"] = "已转上级部门研究，另行答复。"
        return
    touched = taken + timedelta(minutes=5 + rnd.randrange(int(min(scene["hours"], 20) * 30)))
    spent = scene["hours"] * pick(rnd, [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.8, 0.9, 1.1, 1.6])
    closed = taken + timedelta(minutes=int(spent * 60) + rnd.randrange(40))
    closed = max(closed, touched + timedelta(minutes=12))
    if scene["hours"] > 2:
        touched, closed = awake(touched), max(awake(touched), awake(closed))
    if touched <= NOW:
        row["联系时间"] = stamp(touched)
    if closed > NOW or not settled(rnd, came):
        row["工单状态"] = pick(rnd, ["办理中", "办理中", "已签收", "延期"])
        if touched > NOW:
            row["工单状态"] = "已派单"
        return
    row["工单状态"] = "已办结"
    row["办结时间"] = stamp(closed)
    row["办理结果"] = result
    callback(rnd, row, closed)


def settled(rnd, t):
    """Is a matter of then settled by NOW?  The older, the likelier."""
    return rnd.randrange(100) < (60 if NOW - t < timedelta(days=8) else 97)


def number(came, serial):
    return "990103%s%06d" % (came.strftime("%Y%m%d"), serial)


def call(rnd, scene, came, place):
    row = dict.fromkeys(HOTLINE, "")
    title, text, row["办理结果"] = story(rnd, scene, place)
    row.update(
        工单类型=scene["kind"], 问题分类=scene["source"],
        标题=title, 主要内容=text, 来电人=person(rnd),
        来电人电话=phone(rnd), 是否保密="否", 住户编号=place.household,
        事发地址=place.long, 承办单位=scene["agency"], 协办单位=scene["with"],
        受理渠道=pick(rnd, ["12345热线"] * 8 + ["微信公众号", "市长信箱", "窗口"]),
        来电时间=stamp(came), 来电人类别=scene["group"],
    )
    if scene["kind"] == "举报" or rnd.randrange(14) == 0:
        row.update(来电人="保密", 来电人电话="", 是否保密="是", 住户编号="")
    elif rnd.randrange(4) == 0:
        row["住户编号"] = ""
    return row


def again(rnd, row, scene, came):
    """The same caller about the same matter, some days later."""
    later = came + timedelta(days=1 + rnd.randrange(5), hours=rnd.randrange(4))
    new = dict(row)
    new.update(
        来电时间=stamp(later), 标题="再次反映：" + row["标题"],
        主要内容=pick(rnd, scenes.AGAIN) + row["主要内容"],
    )
    progress(rnd, new, scene, later)
    if new["工单状态"] == "已办结" and rnd.randrange(2):
        for column in HOTLINE[18:]:
            new[column] = ""
        new["工单状态"] = "并单"
        new["办理结果"] = "与前一工单为同一诉求，并单处理。"
    return later, new


def hotline(rnd, n=248, repeats=14):
    rows = []
    for i, scene in enumerate(deck(rnd, "h", n)):
        came, place = moment(rnd, scene), Place(rnd)
        row = call(rnd, scene, came, place)
        rows.append((came, row))
        if i < repeats * 4 and i % 4 == 0 and row["来电人"] != "保密" and came.day < 24:
            rows.append(again(rnd, row, scene, came))
        progress(rnd, row, scene, came)
    rows = sorted((r for r in rows if r[0] < NOW), key=lambda r: r[0])
    for serial, (came, row) in enumerate(rows, 1):
        row["工单编号"] = number(came, 40100 + serial * 7)
    return [row for _, row in rows]


def weibo(rnd, n=89):
    rows = [(datetime(2026, 8, 12, 9, 41), scenes.FAMOUS)]
    for scene in deck(rnd, "w", n):
        came, place = moment(rnd, scene, night=True), Place(rnd)
        row = dict.fromkeys(WEIBO, "")
        _, text, result = story(rnd, scene, place)
        row.update(
            来源="微博私信", 微博昵称="@" + pick(rnd, NICKS),
            私信时间=came.strftime("%Y-%m-%d %H:%M"),
            私信内容=text + pick(rnd, scenes.WEIBO_TAILS),
            定位地址=place.short if rnd.randrange(4) else "",
        )
        urgent = scene["hours"] <= 2
        ended = came + timedelta(minutes=9 + rnd.randrange(20 if urgent else scene["hours"] * 20))
        ended = ended if urgent else awake(ended)
        done = urgent or (ended < NOW and settled(rnd, came))
        answered = ended + timedelta(minutes=2 + rnd.randrange(30))
        if not done:
            answered = awake(came + timedelta(minutes=8 + rnd.randrange(600)))
        if answered < NOW:
            row.update(
                处理人=WORKERS[place.area], 答复时间=answered.strftime("%Y-%m-%d %H:%M"),
                办理状态="已办结" if done else "处理中",
                办结时间=ended.strftime("%Y-%m-%d %H:%M") if done else "",
                处理结果=result if done else "已联系" + scene["agency"] + "，等回音。",
                评价=pick(rnd, ["满意"] * 6 + ["基本满意", "基本满意", "", "", "", "不满意"]) if done else "",
            )
        else:
            row["办理状态"] = "待处理"
        rows.append((came, row))
    return [row for _, row in sorted(rows, key=lambda r: r[0])]


def visits(rnd, n=90):
    rows = []
    for scene in deck(rnd, "v", n):
        place, came = Place(rnd), moment(rnd, scene)
        who = person(rnd)
        _, text, result = story(rnd, scene, place, chat=False)
        text = pick(rnd, ["", "", "住户说，", "反映：", "问的是："]) + text
        if rnd.randrange(3) == 0:
            text = pick(rnd, scenes.DIARY) + "\n" + text + "\n" + pick(rnd, scenes.DIARY_ENDS)
        row = dict.fromkeys(VISITS, "")
        row.update(
            渠道="入户走访",
            走访日期=chinese(came),
            走访人=WORKERS[place.area], 住户编号=place.household, 户主=who,
            人群类别=scene["group"], 走访记录=text,
        )
        ended = came + timedelta(days=rnd.randrange(1 + scene["hours"] // 24))
        if ended < NOW and settled(rnd, came):
            row.update(办理状态="已办结", 办结日期=chinese(ended), 处理结果=result)
        else:
            row.update(办理状态="办理中")
        rows.append((came.date(), row))
    return [row for _, row in sorted(rows, key=lambda r: r[0])]


def patrol(rnd, n=60):
    rows = []
    for scene in deck(rnd, "p", n):
        place, early = Place(rnd), rnd.randrange(2)
        came = day_of(rnd, scene) + timedelta(
            hours=7 if early else 18, minutes=rnd.randrange(80))
        row = dict.fromkeys(PATROL, "")
        _, text, result = story(rnd, scene, place, chat=False)
        row.update(
            来源="一日两巡", 巡查时间=came.strftime("%Y-%m-%d %H:%M:%S"),
            班次="早巡" if early else "晚巡", 巡查人=WORKERS[place.area],
            巡查地点=place.short, 巡查情况=text,
        )
        ended = awake(came + timedelta(minutes=10 + rnd.randrange(scene["hours"] * 25)))
        if ended < NOW and settled(rnd, came):
            row.update(状态="已办结", 处置结果=result,
                       完成时间=ended.strftime("%Y-%m-%d %H:%M:%S"))
        else:
            row.update(状态="处理中")
        rows.append((came, row))
    return [row for _, row in sorted(rows, key=lambda r: r[0])]


def table(columns, rows, **form):
    out = io.StringIO()
    writer = csv.DictWriter(out, columns, **form)
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue()


def broken(text):
    """Leave the household out of one record, as a slipped paste does."""
    lines = text.split("\n")
    for i in range(len(lines) // 2, len(lines)):
        cells = lines[i].split(",")
        if len(cells) == len(VISITS) and '"' not in lines[i]:
            lines[i] = ",".join(cells[:3] + cells[4:])
            break
    return "\n".join(lines)


def save(name, data):
    with open(os.path.join(HERE, name), "wb") as f:
        f.write(data)


def main():
    rnd = random.Random(365)
    save("hotline.csv", table(HOTLINE, hotline(rnd)).encode("gb18030"))
    text = table(WEIBO, weibo(rnd), lineterminator="\n")
    save("weibo.csv.gz", gzip.compress(text.encode("utf-8-sig"), 9, mtime=0))
    text = broken(table(VISITS, visits(rnd), lineterminator="\n"))
    save("visits.csv", text.encode())
    text = table(PATROL, patrol(rnd), lineterminator="\n", delimiter="\t")
    save("patrol.tsv", text.encode())


if __name__ == "__main__":
    main()
