# ruff: noqa: RUF001 - Cyrillic letters and dashes are what is tested
"""Which figures statements of losses are read as, in four languages, and which statements are refused."""

import pytest
from attrs import evolve

from conflictdata.errors import DataError, InvariantError, WordingError
from conflictdata.values.counts import CountRange, ReportedCount
from conflictdata.vocab.casualties import CasualtyCategory
from conflictdata.vocab.counting import Countable, CountStatus, LossRole
from conflictdata.vocab.strikes import MunitionClass
from conflictdata.wording.languages import language_of
from conflictdata.wording.losses import Loss, read_losses
from conflictdata.wording.losses.words import loss_words


def people(loss: Loss) -> list[str]:
    """What is said of the people, as codes."""
    group = loss.group
    codes = [group.status.code, group.sex.code, group.age_band.code, *sorted(role.code for role in group.roles)]
    return [*filter(None, [group.nationality]), *(code for code in codes if code not in {"undetermined", "unknown"})]


def brief(loss: Loss) -> str:
    """Everything that a figure says, in a line: "20: persons, wounded, part of 2"."""
    status = "" if loss.count.status is CountStatus.STATED else f" {loss.count.status.code}"
    said: list[object] = [*filter(None, [loss.category, loss.munition, loss.equipment, loss.outcome]), *people(loss)]
    if loss.side is not None:
        said.append(f"side {loss.side}")
    if loss.scope is not None:
        said.append(f"scope <{loss.scope}>")
    if loss.part_of is not None:
        said.append(f"{loss.role.code} of {loss.part_of}")
    elif loss.role is not LossRole.SOLE:
        said.append(loss.role.code)
    if loss.overlaps:
        said.append(f"overlaps {' '.join(map(str, loss.overlaps))}")
    said += [f"!{problem.code}" for problem in loss.problems]
    return f"{loss.count.range}{status}: {', '.join(map(str, [loss.counted.code, *said]))}"


def read(text: str, lang: str = "en") -> list[str]:
    return [brief(loss) for loss in read_losses(text, lang)]


ENGLISH = {
    "4 killed, 20 wounded. Total, 24.": [
        "4: persons, killed, part of 2",
        "20: persons, wounded, part of 2",
        "24: persons, total",
    ],
    "Union loss, 4 killed, 20 wounded. Total, 25.": [
        "4: persons, killed, side Union, part of 2",
        "20: persons, wounded, side Union, part of 2",
        "25: persons, casualties_unspecified, side Union, total, !parts-do-not-sum",
    ],
    "88 total (US 23; CS 65)": [
        "88: unspecified, total",
        "23: unspecified, side US, part of 0",
        "65: unspecified, side CS, part of 0",
    ],
    "Total unknown (US approx. 344; CS unknown)": [
        "unknown unknown: unspecified, total",
        "343 to 345 (best 344): unspecified, side US, part of 0",
        "unknown unknown: unspecified, side CS, part of 0",
    ],
    "(US 117; CS unknown)": ["117: unspecified, side US", "unknown unknown: unspecified, side CS"],
    "Unknown": ["unknown unknown: unspecified"],
    "None": ["0 none_reported: unspecified"],
    "None known": ["0 or more (best 0) none_reported: unspecified"],
    "Few": ["unknown: unspecified"],
    "2,907 total (US 37K/214W/13M; CS 23K/58W/62M/2,500 captured)": [
        "2,907: unspecified, total",
        "37: persons, killed, side US, part of 0",
        "214: persons, wounded, side US, part of 0",
        "13: persons, missing, side US, part of 0",
        "23: persons, killed, side CS, part of 0",
        "58: persons, wounded, side CS, part of 0",
        "62: persons, missing, side CS, part of 0",
        "2,500: persons, captured, side CS, part of 0",
    ],
    "590 (118k/450w/22mc)": [
        "590: unspecified, total",
        "118: persons, killed, part of 0",
        "450: persons, wounded, part of 0",
        "22: persons, missing_or_captured, part of 0",
    ],
    "129 total (US 23k/69w/21m; CS incomplete, Marshall 4k/12w, Wharton no report)": [
        "129: unspecified, total, overlaps 5 6 7",
        "23: persons, killed, side US, part of 0",
        "69: persons, wounded, side US, part of 0",
        "21: persons, missing, side US, part of 0",
        "unknown unknown: unspecified, side CS, part of 0, overlaps 5 6 7",
        "4: persons, killed, side CS, scope <Marshall>, overlaps 0 4 7, !words-not-read",
        "12: persons, wounded, side CS, scope <Marshall>, overlaps 0 4 7, !words-not-read",
        "unknown unknown: unspecified, side CS, scope <Wharton>, overlaps 0 4 5 6, !words-not-read",
    ],
    "5,879 total (4,279 US; 1,600 CS)": [
        "5,879: unspecified, total",
        "4,279: unspecified, side US, part of 0",
        "1,600: unspecified, side CS, part of 0",
    ],
    "4,700 total (US 2,500 wounded were captured)": [
        "4,700: unspecified, total, overlaps 1",
        "2,500: persons, side US, scope <wounded were captured>, overlaps 0, !words-not-read",
    ],
    "2,537 total (1,600 Confederate prisoners)": [
        "2,537: unspecified, total",
        "1,600: persons, captured, side Confederate, subset of 0",
    ],
    "700 total (27,805 Confederate soldiers paroled)": [
        "700: unspecified, total, overlaps 1",
        "27,805: persons, armed_forces, side Confederate, scope <paroled>, overlaps 0, !words-not-read",
    ],
    "720 (surgeon's list reports 556)": [
        "720: unspecified, overlaps 1",
        "556: unspecified, scope <surgeon's list reports>, overlaps 0, !words-not-read",
    ],
    "(1,160 entire siege)": ["1,160: unspecified, scope <entire siege>, !words-not-read"],
    "1,817 for entire raid": ["1,817: unspecified, scope <for entire raid>, !words-not-read"],
    "Total 4,475. April 9 only 3,529 (US 629; CS 2,900)": [
        "4,475: unspecified, total, overlaps 1 2 3",
        "3,529: unspecified, scope <April 9 only>, total, overlaps 0, !words-not-read",
        "629: unspecified, side US, scope <April 9 only>, part of 1, overlaps 0, !words-not-read",
        "2,900: unspecified, side CS, scope <April 9 only>, part of 1, overlaps 0, !words-not-read",
    ],
    "415 total (US 301; I 114)": [
        "415: unspecified, total",
        "301: unspecified, side US, part of 0",
        "114: unspecified, side I, part of 0",
    ],
    "6-7 children | 7 women | 7 men | 1 journalist": [
        "6 to 7: persons, child",
        "7: persons, female, adult, overlaps 3",
        "7: persons, male, adult, overlaps 3",
        "1: persons, journalist, overlaps 1 2",
    ],
    "6–7 children7 women7 men": ["6 to 7: persons, child", "7: persons, female, adult", "7: persons, male, adult"],
    "roughly 3,000 killed or wounded": ["2,500 to 3,500 (best 3,000): persons, killed_or_wounded"],
    "at least 12 killed, including 3 children, and more than 40 wounded": [
        "12 or more: persons, killed, total",
        "3: persons, killed, child, subset of 0",
        "41 or more: persons, wounded",
    ],
    "about 4,000 casualties, of whom about 1,000 killed": [
        "3,500 to 4,500 (best 4,000): persons, casualties_unspecified, total",
        "500 to 1,500 (best 1,000): persons, killed, subset of 0",
    ],
    "78 missiles and 106 drones": ["78: munitions, missile_unspecified", "106: munitions, drone_unspecified"],
    "shot down 71, hits by 15 drones in 6 locations, one left towards Belarus": [
        "71: munitions, intercepted",
        "15: munitions, drone_unspecified, hit, scope <in 6 locations>",
        "6: places",
        "1: munitions, left_area, scope <towards Belarus>, !words-not-read",
    ],
    "launched 106 drones, of which 57 were shot down and 49 were lost": [
        "106: munitions, drone_unspecified, launched, total",
        "57: munitions, drone_unspecified, intercepted, subset of 0",
        "49: munitions, drone_unspecified, suppressed, subset of 0",
    ],
    "killed 5 and wounded 20": ["5: persons, killed", "20: persons, wounded"],
    "5 dead, 20 injured, 3 missing": ["5: persons, killed", "20: persons, injured", "3: persons, missing"],
    "12 soldiers killed; 30 civilians injured": ["12: persons, killed, armed_forces", "30: persons, injured, civilian"],
    "no casualties": ["0 none_reported: persons, casualties_unspecified"],
    "one killed": ["1: persons, killed"],
    "killed: 4; wounded: 20": ["4: persons, killed", "20: persons, wounded"],
    "20 tanks, 3 helicopters and 150 personnel lost": [
        "20: equipment, tanks",
        "3: equipment, helicopters",
        "150: persons, casualties_unspecified",
    ],
    "3k soldiers killed": ["3,000: persons, killed, armed_forces"],
    "(US light; CS heavy)": ["unknown unknown: unspecified, side US", "unknown unknown: unspecified, side CS"],
    "Light": ["unknown unknown: unspecified"],
    "Heavy casualties": ["unknown unknown: persons, casualties_unspecified"],
    "US 4 killed, 20 wounded; CS 3 killed, 5 wounded; total 32": [
        "4: persons, killed, side US, part of 4",
        "20: persons, wounded, side US, part of 4",
        "3: persons, killed, side CS, part of 4",
        "5: persons, wounded, side CS, part of 4",
        "32: persons, total",
    ],
    "Union 344 killed and wounded; Confederate unknown": [
        "344: persons, killed_or_wounded, side Union",
        "unknown unknown: unspecified, side Confederate",
    ],
    "killed and wounded 344": ["344: persons, killed_or_wounded"],
    "killed & wounded 344": ["344: persons, killed_or_wounded"],
    "US killed, wounded & missing 50": ["50: persons, side US, scope <killed, wounded & missing>, !words-not-read"],
    "wounded & missing 50": ["50: persons, scope <wounded & missing>, !words-not-read"],
    "20 wounded and missing": ["20: unspecified, scope <wounded and missing>, !words-not-read"],
    "(US 12K, 30W; CS 5K)": [
        "12: persons, killed, side US",
        "30: persons, wounded, side US",
        "5: persons, killed, side CS",
    ],
    "(US 12 K/30 W; CS 5 K)": [
        "12: persons, killed, side US",
        "30: persons, wounded, side US",
        "5: persons, killed, side CS",
    ],
    "(US K 12, W 30; CS K 5, W 6)": [
        "12: persons, killed, side US",
        "30: persons, wounded, side US",
        "5: persons, killed, side CS",
        "6: persons, wounded, side CS",
    ],
    "US 20 M&C": ["20: persons, missing_or_captured, side US"],
    "US 20 POW, 3 MIA": ["20: persons, captured, side US", "3: persons, missing, side US"],
    "(USA 20; CSA 30)": ["20: unspecified, side USA", "30: unspecified, side CSA"],
    "100-200 total (US 50-100; CS 50-100)": [
        "100 to 200: unspecified, total",
        "50 to 100: unspecified, side US, part of 0",
        "50 to 100: unspecified, side CS, part of 0",
    ],
    "more than 3,000 (incl. prisoners)": ["3,001 or more: unspecified, scope <incl. prisoners>, !words-not-read"],
    "500 each": ["500: unspecified, scope <each>, !words-not-read"],
    "both sides 500": ["500: unspecified, side both sides"],
    "500 on both sides": ["500: unspecified, side both sides"],
    "c. 500 total": ["450 to 550 (best 500): unspecified, total"],
    "approx. 1,500 total (US c. 500; CS unknown)": [
        "1,450 to 1,550 (best 1,500): unspecified, total",
        "450 to 550 (best 500): unspecified, side US, part of 0",
        "unknown unknown: unspecified, side CS, part of 0",
    ],
    "5 killed plus 20 wounded": ["5: persons, killed", "20: persons, wounded"],
    "5 killed + 20 wounded": ["5: persons, killed", "20: persons, wounded"],
    "5 killed - 20 wounded": ["5: persons, killed", "20: persons, wounded"],
    "3rd Brigade lost 20 men": [
        "20: persons, casualties_unspecified, male, adult, scope <3rd Brigade>, !words-not-read"
    ],
    "T-72 tanks: 5": ["5: equipment, tanks, scope <T-72>, !words-not-read"],
    "5 T-72 tanks and 3 Mi-8 helicopters": [
        "5: equipment, tanks, scope <T-72>, !words-not-read",
        "3: equipment, helicopters, scope <Mi-8>, !words-not-read",
    ],
    "On 24 December 2024, 78 missiles were launched": [
        "78: munitions, missile_unspecified, launched, scope <On 24 December 2024>, !words-not-read"
    ],
    "launched 78 missiles and 106 drones; shot down 59 missiles and 54 drones": [
        "78: munitions, missile_unspecified, launched, overlaps 2",
        "106: munitions, drone_unspecified, launched, overlaps 3",
        "59: munitions, missile_unspecified, intercepted, overlaps 0",
        "54: munitions, drone_unspecified, intercepted, overlaps 1",
    ],
    "killed 5 wounded 20": ["5: persons, killed", "20: persons, wounded"],
    "killed, 4, wounded, 20": ["4: persons, killed", "20: persons, wounded"],
    "killed, 4; wounded, 20; total, 24": [
        "4: persons, killed, part of 2",
        "20: persons, wounded, part of 2",
        "24: persons, total",
    ],
    "12 people, 3 of them children, were killed": [
        "12: persons, killed, total",
        "3: persons, killed, child, subset of 0",
    ],
    "12 people (3 of them children) were killed": [
        "12: persons, killed, total",
        "3: persons, killed, child, subset of 0",
    ],
    "12 killed (20 wounded)": ["12: persons, killed", "20: persons, wounded"],
    "12 killed, including 30 children": [
        "12: persons, killed, total, !parts-exceed-total",
        "30: persons, killed, child, subset of 0",
    ],
    "24 casualties: 4 killed and 20 wounded": [
        "24: persons, casualties_unspecified, total",
        "4: persons, killed, part of 0",
        "20: persons, wounded, part of 0",
    ],
    "US 264 (37K/214W/13M); CS 2,643 (23K/58W/62M/2,500C)": [
        "264: unspecified, side US, total",
        "37: persons, killed, side US, part of 0",
        "214: persons, wounded, side US, part of 0",
        "13: persons, missing, side US, part of 0",
        "2,643: unspecified, side CS, total",
        "23: persons, killed, side CS, part of 4",
        "58: persons, wounded, side CS, part of 4",
        "62: persons, missing, side CS, part of 4",
        "2,500: persons, captured, side CS, part of 4",
    ],
    "2,907 total (US 264 (37K/214W/13M); CS 2,643 (23K/58W/62M/2,500C))": [
        "2,907: unspecified, total",
        "264: unspecified, side US, part of 0",
        "37: persons, killed, side US, part of 1",
        "214: persons, wounded, side US, part of 1",
        "13: persons, missing, side US, part of 1",
        "2,643: unspecified, side CS, part of 0",
        "23: persons, killed, side CS, part of 5",
        "58: persons, wounded, side CS, part of 5",
        "62: persons, missing, side CS, part of 5",
        "2,500: persons, captured, side CS, part of 5",
    ],
    "155 mm shells killed 5": ["5: persons, killed, scope <155 mm shells>, !words-not-read"],
    "two brigades lost 50 men": [
        "2: unspecified, scope <brigades>, overlaps 1, !words-not-read",
        "50: persons, casualties_unspecified, male, adult, overlaps 0",
    ],
    "killing 5 soldiers and wounding 20": ["5: persons, killed, armed_forces", "20: persons, wounded"],
    "Russian losses: 30 killed, 50 wounded": [
        "30: persons, killed, side Russian",
        "50: persons, wounded, side Russian",
    ],
    "3 Ukrainian soldiers were killed and 5 Russian soldiers were captured": [
        "3: persons, killed, ua, armed_forces",
        "5: persons, captured, ru, armed_forces",
    ],
    "hundreds killed": ["200 to 999: persons, killed"],
    "dozens of civilians killed, many wounded": ["24 to 99: persons, killed, civilian", "3 or more: persons, wounded"],
    "300 killed per day": ["300: persons, killed, scope <per day>, !words-not-read"],
    "200 women and children killed": ["200: persons, killed, scope <women and children>, !words-not-read"],
    "78 missiles and drones launched": ["78: munitions, mixed, launched"],
    "106 drones launched, 57 shot down, 49 lost": [
        "106: munitions, drone_unspecified, launched, overlaps 1 2",
        "57: munitions, intercepted, overlaps 0",
        "49: munitions, suppressed, overlaps 0",
    ],
    "5 tanks destroyed": ["5: equipment, tanks"],
    "57 drones destroyed": ["57: munitions, drone_unspecified, intercepted"],
    "20 tanks captured": ["20: equipment, tanks, scope <captured>, !words-not-read"],
    "Casualties: Union 30, Confederate 20": [
        "30: persons, casualties_unspecified, side Union",
        "20: persons, casualties_unspecified, side Confederate",
    ],
    "killed 3k, wounded 5k": ["3,000: persons, killed", "5,000: persons, wounded"],
    "5k-10k casualties": ["5,000 to 10,000: persons, casualties_unspecified"],
    "2.5k dead": ["2,500: persons, killed"],
    "10 killed, 5 wounded, 3 captured": [
        "10: persons, killed",
        "5: persons, wounded, overlaps 2",
        "3: persons, captured, overlaps 1",
    ],
    "Total 24 (4 killed, 20 wounded)": [
        "24: unspecified, total",
        "4: persons, killed, part of 0",
        "20: persons, wounded, part of 0",
    ],
    "5 killed. A total of 20 wounded": ["5: persons, killed", "20: persons, wounded, total"],
    "5 killed in 3 attacks": ["5: persons, killed, scope <in 3 attacks>", "3: events"],
    "Killed 4\nWounded 20": ["4: persons, killed", "20: persons, wounded"],
    "Including 3 children, 12 were killed": ["3: persons, killed, child, subset of 1", "12: persons, killed, total"],
    "total: 24; killed: 4; wounded: 20": [
        "24: unspecified, total, overlaps 1 2",
        "4: persons, killed, overlaps 0",
        "20: persons, wounded, overlaps 0",
    ],
    "none killed, 5 wounded": ["0 none_reported: persons, killed", "5: persons, wounded"],
    "no one was killed, 5 wounded": ["0 none_reported: persons, killed", "5: persons, wounded"],
    "no deaths, 5 injuries": ["0 none_reported: persons, killed", "5: persons, injured"],
    "5 killed, unknown wounded": ["5: persons, killed", "unknown unknown: persons, wounded"],
    "5 killed and an unknown number of wounded": ["5: persons, killed", "unknown unknown: persons, wounded"],
    "five killed, ten wounded and three missing": ["5: persons, killed", "10: persons, wounded", "3: persons, missing"],
    "Union: 4 killed, 20 wounded, 3 missing = 27": [
        "4: persons, killed, side Union, part of 3",
        "20: persons, wounded, side Union, part of 3",
        "3: persons, missing, side Union, part of 3",
        "27: persons, side Union, total",
    ],
    "(US 5; M 10)": ["5: unspecified, side US", "10: unspecified, side M"],
    "a soldier and 3 civilians killed": ["1: persons, killed, armed_forces", "3: persons, killed, civilian"],
    "12 people, including 3 children and 2 women, were killed and 5 wounded": [
        "12: persons, killed, total",
        "3: persons, killed, child, subset of 0",
        "2: persons, killed, female, adult, subset of 0",
        "5: persons, wounded",
    ],
    "20 wounded, missing": ["20: unspecified, scope <wounded, missing>, !words-not-read"],
    "20 soldiers and civilians": ["20: unspecified, scope <soldiers and civilians>, !words-not-read"],
    "Union 13 killed 79 wounded 12 missing": [
        "13: persons, killed, side Union",
        "79: persons, wounded, side Union",
        "12: persons, missing, side Union",
    ],
    "2 killed by friendly fire, 5 wounded": [
        "2: persons, killed, scope <by friendly fire>, !words-not-read",
        "5: persons, wounded",
    ],
    "four killed in action, 20 died of wounds": [
        "4: persons, killed, overlaps 1",
        "20: persons, died_of_wounds, overlaps 0",
    ],
    "US 20, CS 30, total 50": [
        "20: unspecified, side US, part of 2",
        "30: unspecified, side CS, part of 2",
        "50: unspecified, total",
    ],
    "US 4 killed, 20 wounded, total 24; CS 3 killed, 5 wounded, total 8": [
        "4: persons, killed, side US, part of 2",
        "20: persons, wounded, side US, part of 2",
        "24: persons, side US, total",
        "3: persons, killed, side CS, part of 5",
        "5: persons, wounded, side CS, part of 5",
        "8: persons, side CS, total",
    ],
    "4 killed, 20 wounded (24 in all)": [
        "4: persons, killed, part of 2",
        "20: persons, wounded, part of 2",
        "24: persons, total",
    ],
    "On December 24, 2024, 78 missiles were launched": [
        "78: munitions, missile_unspecified, launched, scope <On December 24, 2024>, !words-not-read"
    ],
    "at 09:00 on 24/02/2022 5 were killed": ["5: persons, killed, scope <at 09:00 on 24/02/2022>, !words-not-read"],
    "12 killed (5)": ["12: persons, killed, overlaps 1", "5: unspecified, overlaps 0"],
    "Battery K lost 5": ["5: unspecified, casualties_unspecified, scope <Battery K>, !words-not-read"],
    "20 drones shot down, 5 lost": [
        "20: munitions, drone_unspecified, intercepted, overlaps 1",
        "5: munitions, scope <lost>, overlaps 0, !words-not-read",
    ],
    "K=37, W=214": ["37: persons, killed", "214: persons, wounded"],
    "5 killed, US 7 CS 8": [
        "5: persons, killed, overlaps 1 2",
        "7: unspecified, side US, overlaps 0",
        "8: unspecified, side CS, overlaps 0",
    ],
    "24 casualties (4 killed, 10 wounded, unknown missing, 20 captured)": [
        "24: persons, casualties_unspecified, total, !parts-exceed-total",
        "4: persons, killed, part of 0",
        "10: persons, wounded, part of 0",
        "unknown unknown: persons, missing, part of 0",
        "20: persons, captured, part of 0",
    ],
    "at least 24 total (US 10; CS unknown)": [
        "24 or more: unspecified, total",
        "10: unspecified, side US, part of 0",
        "unknown unknown: unspecified, side CS, part of 0",
    ],
    "5 total (US 10; CS unknown)": [
        "5: unspecified, total, !parts-exceed-total",
        "10: unspecified, side US, part of 0",
        "unknown unknown: unspecified, side CS, part of 0",
    ],
    "3 children and 2 women | total 5": [
        "3: persons, child, part of 2",
        "2: persons, female, adult, part of 2",
        "5: persons, total",
    ],
    "6 children, 7 women, 1 journalist. Total, 13.": [
        "6: persons, child, subset of 3",
        "7: persons, female, adult, subset of 3, overlaps 2",
        "1: persons, journalist, subset of 3, overlaps 1",
        "13: persons, total",
    ],
    "12 killed, including 20 wounded": [
        "12: persons, killed, total, !parts-exceed-total",
        "20: persons, wounded, subset of 0",
    ],
    "5 captured tanks": ["5: equipment, tanks, scope <captured>, !words-not-read"],
    "300 personnel destroyed": ["300: persons, scope <destroyed>, !words-not-read"],
    "drones killed 12 soldiers": ["12: persons, killed, armed_forces, scope <drones>, !words-not-read"],
    "12 civilians killed by soldiers": ["12: persons, killed, civilian, scope <by soldiers>, !words-not-read"],
    "100 casualties in 3 villages": ["100: persons, casualties_unspecified, scope <in 3 villages>", "3: places"],
    "launched 5 attacks": ["5: events"],
    "12 killed, 3 tanks lost (4 damaged)": [
        "12: persons, killed, overlaps 2",
        "3: equipment, tanks, overlaps 2",
        "4: unspecified, scope <damaged>, overlaps 0 1, !words-not-read",
    ],
    "5 in the air, 3 crashed": ["5: munitions, airborne", "3: munitions, failed"],
    "200 killed total (120 civilians, 80 soldiers)": [
        "200: persons, killed, total",
        "120: persons, killed, civilian, part of 0",
        "80: persons, killed, armed_forces, part of 0",
    ],
    "100 soldiers (20 officers, 30 children)": [
        "100: persons, armed_forces, total, !parts-do-not-sum",
        "20: persons, armed_forces, officer, part of 0",
        "30: persons, child, part of 0",
    ],
    "3 girls, 2 boys and 4 infants killed": [
        "3: persons, killed, female, child, overlaps 2",
        "2: persons, killed, male, child, overlaps 2",
        "4: persons, killed, infant, overlaps 0 1",
    ],
    "2 cruise missiles and 5 missiles": [
        "2: munitions, cruise_missile, overlaps 1",
        "5: munitions, missile_unspecified, overlaps 0",
    ],
    "5 cruise missiles or ballistic missiles": ["5: munitions, mixed"],
    "we saw 5 killed among us": ["5: persons, killed, scope <we saw; among us>, !words-not-read, !words-not-read"],
    "Union loss, 1 Officer and 4 enlisted men killed": [
        "1: persons, killed, armed_forces, officer, side Union, overlaps 1",
        "4: persons, killed, male, adult, side Union, scope <enlisted>, overlaps 0, !words-not-read",
    ],
    "Losses, 4 killed and 20 wounded; 3 missing. Total, 27.": [
        "4: persons, killed, part of 3",
        "20: persons, wounded, part of 3",
        "3: persons, missing, part of 3",
        "27: persons, casualties_unspecified, total",
    ],
    "3,000 total (US none; CS 3,000)": [
        "3,000: unspecified, total",
        "0 none_reported: unspecified, side US, part of 0",
        "3,000: unspecified, side CS, part of 0",
    ],
    "8,684 total (US 5,000; CS 3,684 incl. prisoners)": [
        "8,684: unspecified, total, overlaps 2",
        "5,000: unspecified, side US, part of 0",
        "3,684: unspecified, side CS, scope <incl. prisoners>, overlaps 0, !words-not-read",
    ],
    "approximately 500 (mostly wounded)": [
        "450 to 550 (best 500): unspecified, scope <mostly wounded>, !words-not-read"
    ],
    "US 3,000 captured; CS 500 killed, wounded and missing": [
        "3,000: persons, captured, side US",
        "500: persons, missing, side CS, scope <killed, wounded>, !words-not-read",
    ],
    "1,300 total (US 1,200 (incl. 1,000 captured); CS 100)": [
        "1,300: unspecified, total",
        "1,200: unspecified, side US, part of 0",
        "1,000: persons, captured, side US, subset of 1",
        "100: unspecified, side CS, part of 0",
    ],
    "Total 300 (US 100k&w; CS 200)": [
        "300: unspecified, total",
        "100: persons, killed_or_wounded, side US, part of 0",
        "200: unspecified, side CS, part of 0",
    ],
    "51 total (US 5k, 46w)": [
        "51: unspecified, total",
        "5: persons, killed, side US, part of 0",
        "46: persons, wounded, side US, part of 0",
    ],
    "no casualties on either side": ["0 none_reported: persons, casualties_unspecified, side either side"],
    "None (US); CS 5": ["0 none_reported: unspecified, scope <US>, !words-not-read", "5: unspecified, side CS"],
    "12 killed (including 3 children) and 40 wounded": [
        "12: persons, killed, total",
        "3: persons, killed, child, subset of 0",
        "40: persons, wounded",
    ],
    "killed 12 people including 3 children and wounded 40": [
        "12: persons, killed, total",
        "3: persons, killed, child, subset of 0",
        "40: persons, wounded",
    ],
    "US 5,000, of which 4,000 captured": [
        "5,000: unspecified, side US, total",
        "4,000: persons, captured, side US, subset of 0",
    ],
    "five officers and 60 men killed, 12 officers and 300 men wounded": [
        "5: persons, killed, armed_forces, officer, overlaps 1",
        "60: persons, killed, male, adult, overlaps 0",
        "12: persons, wounded, armed_forces, officer, overlaps 3",
        "300: persons, wounded, male, adult, overlaps 2",
    ],
    "civilians: 5 killed, 10 wounded; soldiers: 20 killed": [
        "5: persons, killed, civilian",
        "10: persons, wounded",
        "20: persons, killed, armed_forces",
    ],
    "two people killed, including a child": ["2: persons, killed, total", "1: persons, killed, child, subset of 0"],
    "20 soldiers killed, of whom 5 died of wounds, and 40 wounded": [
        "20: persons, killed, armed_forces, total",
        "5: persons, died_of_wounds, armed_forces, subset of 0",
        "40: persons, wounded",
    ],
    "20 soldiers lost, of whom 5 killed": [
        "20: persons, casualties_unspecified, armed_forces, total",
        "5: persons, killed, armed_forces, subset of 0",
    ],
    "Union 5 killed, 20 wounded; Confederate 10 killed, 30 wounded. Total 65": [
        "5: persons, killed, side Union, part of 4",
        "20: persons, wounded, side Union, part of 4",
        "10: persons, killed, side Confederate, part of 4",
        "30: persons, wounded, side Confederate, part of 4",
        "65: persons, total",
    ],
    "5 killed in the attack": ["5: persons, killed, scope <in the attack>, !words-not-read"],
    "20 men killed and wounded, 3 officers captured": [
        "20: persons, killed_or_wounded, male, adult, overlaps 1",
        "3: persons, captured, armed_forces, officer, overlaps 0",
    ],
    "Total 4 killed, and 20 wounded": ["4: persons, killed, total", "20: persons, wounded"],
    "T72 tanks: 5": ["5: equipment, tanks, scope <T72>, !words-not-read"],
    "(24 casualties: 4 killed, 20 wounded), 5 missing": [
        "24: persons, casualties_unspecified, total, overlaps 3",
        "4: persons, killed, part of 0",
        "20: persons, wounded, part of 0",
        "5: persons, missing, overlaps 0",
    ],
    "24 casualties: 4 killed, 20 wounded. 5 missing": [
        "24: persons, casualties_unspecified, total, overlaps 3",
        "4: persons, killed, part of 0",
        "20: persons, wounded, part of 0",
        "5: persons, missing, overlaps 0",
    ],
    "$5 stolen; 5 killed": ["5: persons, killed, scope <$5 stolen>, !words-not-read"],
    "a 12-year-old and 5 soldiers killed": ["5: persons, killed, armed_forces, scope <a 12-year-old>, !words-not-read"],
    "155pdr shells; 5killed": ["5: persons, killed, scope <155pdr shells>, !words-not-read"],
    "5 reported killed": ["5: persons, killed"],
    "heavy rain killed 5": ["5: persons, killed, scope <heavy rain>, !words-not-read"],
    "5 civilian soldiers killed": ["5: persons, killed, scope <civilian soldiers>, !words-not-read"],
    "5 drones missiles launched": ["5: munitions, launched, scope <drones missiles>, !words-not-read"],
    "5 missiles cruise missiles launched": ["5: munitions, cruise_missile, launched"],
    "24 casualties, total": ["24: persons, casualties_unspecified, total"],
    "US 5 killed Union": ["5: persons, killed, side US, scope <Union>, !words-not-read"],
    "5 drones launched shot down": ["5: munitions, drone_unspecified, scope <launched shot down>, !words-not-read"],
    "5 Russian Ukrainian soldiers killed": ["5: persons, killed, ua, armed_forces, side Russian"],
    "Including 3 children, 12 people were killed": [
        "3: persons, killed, child, subset of 1",
        "12: persons, killed, total",
    ],
    "Including 3 tanks, 12 were killed": ["3: equipment, tanks", "12: persons, killed"],
    "12 killed (3 tanks)": ["12: persons, killed", "3: equipment, tanks"],
    "12 killed, including 3 tanks": ["12: persons, killed", "3: equipment, tanks"],
    "of whom 5 killed": ["5: persons, killed"],
    "K 5, W 6 killed": [
        "5: persons, killed, overlaps 1",
        "6: persons, scope <W 6 killed>, overlaps 0, !words-not-read",
    ],
    "5 killed (20 wounded": ["5: persons, killed", "20: persons, wounded"],
    "5 killed) soldiers": ["5: persons, killed, armed_forces"],
    "20 lost, 30 destroyed": [
        "20: unspecified, casualties_unspecified, overlaps 1",
        "30: unspecified, scope <destroyed>, overlaps 0, !words-not-read",
    ],
    "20 soldiers, hit": ["20: persons, armed_forces, scope <hit>, !words-not-read"],
    "20 soldiers launched": ["20: persons, armed_forces, scope <launched>, !words-not-read"],
    "12 soldiers (8 civilians, 4 medics)": [
        "12: persons, armed_forces, total",
        "8: persons, civilian, overlaps 2",
        "4: persons, health_worker, part of 0, overlaps 1",
    ],
    "one of them killed": ["1: persons, killed"],
    "US: 5; CS: 6": ["5: unspecified, side US", "6: unspecified, side CS"],
    "Union and Confederate 20": ["20: unspecified, side Union and Confederate"],
    "5, of which 3 killed": ["5: unspecified, total", "3: persons, killed, subset of 0"],
    "lost 20 tanks and 5 drones": [
        "20: equipment, tanks",
        "5: munitions, drone_unspecified, scope <lost>, !words-not-read",
    ],
    "20 casualties wounded": ["20: persons, wounded"],
    "5 tanks shot down": ["5: equipment, tanks, intercepted"],
    "(US 5; CS 6) killed": ["5: unspecified, side US", "6: unspecified, side CS, scope <killed>, !words-not-read"],
    "12 soldiers (8 killed, 4 wounded)": [
        "12: persons, armed_forces, total",
        "8: persons, killed, armed_forces, part of 0",
        "4: persons, wounded, armed_forces, part of 0",
    ],
    "500 (wounded)": ["500: persons, wounded"],
    "launched 106 drones, lost 5": [
        "106: munitions, drone_unspecified, launched, overlaps 1",
        "5: munitions, suppressed, overlaps 0",
    ],
    "106 drones (57 shot down, 49 lost)": [
        "106: munitions, drone_unspecified, total",
        "57: munitions, drone_unspecified, intercepted, part of 0",
        "49: munitions, drone_unspecified, suppressed, part of 0",
    ],
    ") 5 killed": ["5: persons, killed"],
    "(killed) 5": ["5: persons, killed"],
}

ENGLISH |= {
    "Union loss, 4 killed; 20 wounded": ["4: persons, killed, side Union", "20: persons, wounded, side Union"],
    "Union loss, 4 killed. US 8 (2K/6W); 3 missing": [
        "4: persons, killed, side Union",
        "8: persons, casualties_unspecified, side US, total",
        "2: persons, killed, side US, part of 1",
        "6: persons, wounded, side US, part of 1",
        "3: persons, missing, side Union",
    ],
    "(Union loss, 4 killed; 20 wounded; Confederate loss, 5 killed)": [
        "4: persons, killed, side Union",
        "20: persons, wounded, side Union",
        "5: persons, killed, side Confederate",
    ],
    "5 cruise missiles missiles": ["5: munitions, cruise_missile"],
}

UKRAINIAN = {
    "4 вбитих, 20 поранених. Всього 24.": [
        "4: persons, killed, part of 2",
        "20: persons, wounded, part of 2",
        "24: persons, total",
    ],
    "Вбито 4, поранено 20.": ["4: persons, killed", "20: persons, wounded"],
    "вбито: 4; поранено: 20; разом: 25": [
        "4: persons, killed, part of 2",
        "20: persons, wounded, part of 2",
        "25: persons, total, !parts-do-not-sum",
    ],
    "загинули 5 осіб, 20 поранені, 3 зникли безвісти": [
        "5: persons, killed",
        "20: persons, wounded",
        "3: persons, missing",
    ],
    "12 загиблих, зокрема 3 дітей, і понад 40 поранених": [
        "12: persons, killed, total",
        "3: persons, killed, child, subset of 0",
        "41 or more: persons, wounded",
    ],
    "5 людей загинули й 20 поранені": ["5: persons, killed", "20: persons, wounded"],
    "втрати: 4000, з них близько 1000 убитими": [
        "4,000: persons, casualties_unspecified, total",
        "500 to 1,500 (best 1,000): persons, killed, subset of 0",
    ],
    "запущено 106 безпілотників, з них 57 збито, 49 втрачено": [
        "106: munitions, drone_unspecified, launched, total",
        "57: munitions, drone_unspecified, intercepted, subset of 0",
        "49: munitions, drone_unspecified, suppressed, subset of 0",
    ],
    "збито 59 ракет і 54 безпілотники": [
        "59: munitions, missile_unspecified, intercepted",
        "54: munitions, drone_unspecified, intercepted",
    ],
    "78 ракет і 106 дронів": ["78: munitions, missile_unspecified", "106: munitions, drone_unspecified"],
    "збито 71, влучання 15 дронів у 6 локаціях, один полетів у бік Білорусі": [
        "71: munitions, intercepted",
        "15: munitions, drone_unspecified, hit, scope <у 6 локаціях>",
        "6: places",
        "1: munitions, left_area, scope <у бік Білорусі>, !words-not-read",
    ],
    "знищено 20 танків, 3 гелікоптери та 150 військовослужбовців": [
        "20: equipment, танків",
        "3: equipment, гелікоптери",
        "150: persons, killed, armed_forces",
    ],
    "втрат немає": ["0 none_reported: persons, casualties_unspecified"],
    "загиблих немає, 5 поранених": ["0 none_reported: persons, killed", "5: persons, wounded"],
    "взято в полон 12 солдатів": ["12: persons, captured, armed_forces"],
    "5 цивільних та 3 солдати загинули": ["5: persons, killed, civilian", "3: persons, killed, armed_forces"],
}

RUSSIAN = {
    "4 убитых, 20 раненых. Всего 24.": [
        "4: persons, killed, part of 2",
        "20: persons, wounded, part of 2",
        "24: persons, total",
    ],
    "Убито 4, ранено 20.": ["4: persons, killed", "20: persons, wounded"],
    "убито: 4; ранено: 20; всего: 25": [
        "4: persons, killed, part of 2",
        "20: persons, wounded, part of 2",
        "25: persons, total, !parts-do-not-sum",
    ],
    "погибли 5 человек, 20 ранены, 3 пропали без вести": [
        "5: persons, killed",
        "20: persons, wounded",
        "3: persons, missing",
    ],
    "12 погибших, в том числе 3 детей, и более 40 раненых": [
        "12: persons, killed, total",
        "3: persons, killed, child, subset of 0",
        "41 or more: persons, wounded",
    ],
    "5 человек погибли и 20 ранены": ["5: persons, killed", "20: persons, wounded"],
    "погибли 5 человек и ранены 20": ["5: persons, killed", "20: persons, wounded"],
    "потери: 4000, из них около 1000 убитыми": [
        "4,000: persons, casualties_unspecified, total",
        "500 to 1,500 (best 1,000): persons, killed, subset of 0",
    ],
    "запущено 106 беспилотников, из них 57 сбито, 49 потеряно": [
        "106: munitions, drone_unspecified, launched, total",
        "57: munitions, drone_unspecified, intercepted, subset of 0",
        "49: munitions, drone_unspecified, suppressed, subset of 0",
    ],
    "сбиты 59 ракет и 54 беспилотника": [
        "59: munitions, missile_unspecified, intercepted",
        "54: munitions, drone_unspecified, intercepted",
    ],
    "78 ракет и 106 дронов": ["78: munitions, missile_unspecified", "106: munitions, drone_unspecified"],
    "сбит 71, попадания 15 дронов в 6 локациях, один улетел в сторону Беларуси": [
        "71: munitions, intercepted",
        "15: munitions, drone_unspecified, hit, scope <в 6 локациях>",
        "6: places",
        "1: munitions, left_area, scope <в сторону Беларуси>, !words-not-read",
    ],
    "уничтожено 20 танков, 3 вертолета и 150 военнослужащих": [
        "20: equipment, танков",
        "3: equipment, вертолета",
        "150: persons, killed, armed_forces",
    ],
    "потерь нет": ["0 none_reported: persons, casualties_unspecified"],
    "погибших нет, 5 раненых": ["0 none_reported: persons, killed", "5: persons, wounded"],
    "погибло человек двадцать": ["15 to 25 (best 20): persons, killed"],
    "120 уб./300 ран.": ["120: persons, killed", "300: persons, wounded"],
    "взято в плен 12 солдат": ["12: persons, captured, armed_forces"],
    "5 мирных жителей и 3 солдата погибли": ["5: persons, killed, civilian", "3: persons, killed, armed_forces"],
    "Всего убито 5": ["5: persons, killed, total"],
    "5 убитых и раненых": ["5: persons, killed_or_wounded"],
    "За 24 часа погибли 5 человек": ["5: persons, killed, scope <За 24 часа>, !words-not-read"],
    "5 погибших и 20 раненых": ["5: persons, killed", "20: persons, wounded"],
    "24 декабря 2024 года сбито 59 ракет": [
        "59: munitions, missile_unspecified, intercepted, scope <24 декабря 2024 года>, !words-not-read"
    ],
    "солдат солдат солдат солдат солдат солдат солдат солдат 5 убито": [
        "5: persons, killed, scope <солдат солдат солдат солдат солдат солдат солдат солдат>, !words-not-read"
    ],
    "5 дронов шахед": ["5: munitions, one_way_attack_uav"],
    "обе стороны 5": ["5: unspecified, side обе стороны"],
}

KOREAN = {
    "사망 5명, 부상 20명. 총 25명": [
        "5: persons, killed, part of 2",
        "20: persons, wounded, part of 2",
        "25: persons, total",
    ],
    "5명 사망, 20명 부상": ["5: persons, killed", "20: persons, wounded"],
    "사망자 12명(어린이 3명 포함), 부상자 40여 명": [
        "12: persons, killed, total",
        "3: persons, killed, child, subset of 0",
        "40 to 49: persons, wounded",
    ],
    "5명이 숨지고 20명이 다쳤다": ["5: persons, killed", "20: persons, injured"],
    "드론 106대 발사, 이 중 57대 격추, 49대 소실": [
        "106: munitions, drone_unspecified, launched, total",
        "57: munitions, drone_unspecified, intercepted, subset of 0",
        "49: munitions, drone_unspecified, suppressed, subset of 0",
    ],
    "드론 106대를 발사했고, 이 중 57대가 격추됐다": [
        "106: munitions, drone_unspecified, launched, total",
        "57: munitions, drone_unspecified, intercepted, subset of 0",
    ],
    "미사일 78발과 드론 106대": ["78: munitions, missile_unspecified", "106: munitions, drone_unspecified"],
    "사상자 없음": ["0 none_reported: persons, casualties_unspecified"],
    "총 88명(미국 23명, 한국 65명)": [
        "88: persons, total",
        "23: persons, side 미국, part of 0",
        "65: persons, side 한국, part of 0",
    ],
    "북한군 3,000명 사망 또는 부상": ["3,000: persons, killed_or_wounded, side 북한군"],
    "북한군 사상자 약 4,000명, 이 중 약 1,000명 사망": [
        "3,500 to 4,500 (best 4,000): persons, casualties_unspecified, side 북한군, total",
        "500 to 1,500 (best 1,000): persons, killed, side 북한군, subset of 0",
    ],
    "전차 20대와 헬기 3대, 병력 150명 손실": [
        "20: equipment, 전차",
        "3: equipment, 헬기",
        "150: persons, casualties_unspecified",
    ],
    "군인 12명 사망; 민간인 30명 부상": ["12: persons, killed, armed_forces", "30: persons, wounded, civilian"],
    "최소 12명 사망, 어린이 3명 포함, 40명 이상 부상": [
        "12 or more: persons, killed, total",
        "3: persons, killed, child, subset of 0",
        "40 or more: persons, wounded",
    ],
    "사망 3천 명": ["3,000: persons, killed"],
    "이천시에서 5명 사망": ["5: persons, killed, scope <이천시>, !words-not-read"],
    "12월 25일 미사일 78발 발사": ["78: munitions, missile_unspecified, launched, scope <12월 25일>, !words-not-read"],
    "사망자 수는 5명, 부상자는 20명": ["5: persons, killed", "20: persons, wounded"],
    "사망: 4, 부상: 20, 합계: 25": [
        "4: persons, killed, part of 2",
        "20: persons, wounded, part of 2",
        "25: persons, total, !parts-do-not-sum",
    ],
    "미사일 78발과 드론 106대를 발사했다": [
        "78: munitions, missile_unspecified, launched",
        "106: munitions, drone_unspecified, launched",
    ],
    "군인이 5명 사망": ["5: persons, killed, armed_forces"],
    "러시아군 군인 5명이 사망했다": ["5: persons, killed, armed_forces, side 러시아군"],
}

EXPECTED = [
    *(("en", text, lines) for text, lines in ENGLISH.items()),
    *(("uk", text, lines) for text, lines in UKRAINIAN.items()),
    *(("ru", text, lines) for text, lines in RUSSIAN.items()),
    *(("ko", text, lines) for text, lines in KOREAN.items()),
]


@pytest.mark.parametrize(("lang", "text", "lines"), EXPECTED)
def test_a_statement_reads_as_its_figures(lang: str, text: str, lines: list[str]) -> None:
    assert read(text, lang) == lines


@pytest.mark.parametrize(
    ("lang", "text", "unread", "reason", "choices"),
    [
        ("en", "lost 3k", "k", "multiply", ("3,000", "3 killed")),
        ("en", "Casualties: 3k", "k", "multiply", ("3,000", "3 killed")),
        ("en", "5k-10k", "k", "multiply", ("10,000", "10 killed")),
        ("en", "About 2m (US 3k/5w)", "m", "multiply", ("2,000,000", "2 missing")),
        ("en", "2 gunmen killed 20 civilians", "killed", "before it or", ()),
        ("uk", "2 бойовики вбили 20 людей", "вбили", "before it or", ()),
        ("ru", "2 боевика убили 20 человек", "убили", "before it or", ()),
        ("en", "intercepted 50 of 70 drones", "of", "how many of these", ()),
        ("en", "No Union loss", "No", "of what there is none", ()),
        ("en", "killed 5, 20", "20", "what this number counts", ()),
        ("en", "(US 20; 30)", "30", "what this number counts", ()),
        ("en", "killed 5 in 2022", "2022", "what this number counts", ()),
        ("en", "5 killed 20", "killed", "before it or", ()),
        ("en", "007 killed", "007", "begin with 0", ()),
        ("en", "at least up to 50 killed", "at", "contradict", ()),
        ("en", "20% killed", "20% killed", "no number", ()),
        ("en", "Union loss included in raid Aug. 9-9", "Union loss included in raid Aug. 9-9", "no number", ()),
        ("en", "T-72", "T-72", "no number", ()),
        ("en", ")))((", ")))((", "no number", ()),
        ("en", "", "", "no number", ()),
        ("en", "1 killed, " * 101, "1", "at most 100", ()),
    ],
)
def test_what_cannot_be_told_is_refused(
    lang: str, text: str, unread: str, reason: str, choices: tuple[str, ...]
) -> None:
    with pytest.raises(WordingError, match=reason) as caught:
        read_losses(text, lang)

    assert text[slice(*caught.value.span)] == unread
    assert caught.value.choices == choices


def test_a_figure_keeps_its_wording_language_and_policy() -> None:
    loss = read_losses("roughly 3,000 soldiers killed", "en-GB", policy="verbatim")[0]

    assert loss.count.wording == "roughly 3,000"
    assert loss.count.language == "en-GB"
    assert loss.count.policy == "verbatim"


def test_the_policy_reads_the_numbers() -> None:
    dozens = [loss.count.range for loss in read_losses("dozens killed, 5 wounded", policy="acled")]

    assert dozens == [CountRange.exactly(12), CountRange.exactly(5)]


def test_what_a_policy_does_not_record_is_refused_with_its_place() -> None:
    with pytest.raises(WordingError, match="records no such words") as caught:
        read_losses("5 wounded, dozens killed", policy="aoav")

    assert caught.value.span == (11, 17)


def test_words_behind_many_commas_are_kept_together() -> None:
    loss = read_losses("5 killed, mostly a, and b, c, d, e, f, g, h, i, j")[0]

    assert loss.scope == "mostly a; b; c; d; e; f; g; h, i, j"
    assert {problem.code for problem in loss.problems} == {"words-not-read"}


def test_a_part_of_one_of_several_figures_keeps_its_fate_open() -> None:
    killed, wounded, civilians = read_losses("12 killed and 30 wounded, including 5 civilians")
    assert (killed.role, wounded.role, civilians.role) == (LossRole.SOLE, LossRole.SOLE, LossRole.SOLE)
    assert (civilians.category, civilians.overlaps) == (None, (0, 1))
    assert [problem.code for problem in civilians.problems] == ["unclear-part"]


def test_a_part_behind_a_semicolon_belongs_to_the_figure_beside_it() -> None:
    _, wounded, children = read_losses("12 killed; 30 wounded, including 5 children")
    assert (children.category, children.part_of, children.problems) == (wounded.category, 1, ())


def test_a_figure_shows_what_is_said_and_nothing_else() -> None:
    total = read_losses("4 killed, 20 wounded. Total, 24.")[2]
    assert repr(total) == "Loss('24' as 24, counted='persons', role='total', span=(29, 31))"


def test_a_language_without_words_for_losses_is_refused() -> None:
    with pytest.raises(DataError, match=r"no table \[losses\]"):
        loss_words(evolve(language_of("en"), code="tlh", tables={}))


def test_an_unknown_language_is_refused() -> None:
    with pytest.raises(DataError, match="unknown-language"):
        read_losses("5 killed", "zz")


def test_parts_that_do_not_sum_are_reported_with_both_numbers_on_the_total() -> None:
    total = read_losses("4 killed, 20 wounded. Total, 25.")[2]

    assert [(problem.pointer, problem.code) for problem in total.problems] == [("29:31", "parts-do-not-sum")]
    assert "24" in total.problems[0].message
    assert "25" in total.problems[0].message


@pytest.mark.parametrize(
    ("text", "problems"),
    [
        ("10 total (US 4; CS 6)", []),
        ("10 total (US 4; CS 7)", ["parts-do-not-sum"]),
        ("10 total (US 4; CS 5)", ["parts-do-not-sum"]),
        ("about 10 total (US 4; CS 7)", []),
        ("at least 10 total (US 40; CS 7)", []),
        ("10 total (US 4; CS unknown)", []),
        ("10 total (US 14; CS unknown)", ["parts-exceed-total"]),
        ("10 total (US 4; CS 2, Smith 5)", []),
        ("10 total (US 4; CS 12, Smith 5)", ["parts-exceed-total"]),
        ("10 killed, including 11 children", ["parts-exceed-total"]),
        ("10 killed, including 6 children and 5 women", ["parts-exceed-total"]),
        ("10 killed, including 6 women and 5 journalists", []),
        ("unknown total (US 4; CS 7)", []),
    ],
)
def test_parts_are_compared_with_their_total(text: str, problems: list[str]) -> None:
    assert [problem.code for problem in read_losses(text)[0].problems] == problems


def test_words_that_are_not_read_are_reported_with_their_place() -> None:
    text = "1,817 for entire raid"
    problem = read_losses(text)[0].problems[0]

    assert problem.code == "words-not-read"
    assert text[slice(*map(int, problem.pointer.split(":")))] == "for entire raid"


def test_a_journalist_may_be_a_woman_but_not_a_child_and_a_student_may_be_both() -> None:
    losses = read_losses("2 women | 3 children | 1 journalist | 4 students")

    assert [loss.overlaps for loss in losses] == [(2, 3), (3,), (0, 3), (0, 1, 2)]


COUNT = ReportedCount()


@pytest.mark.parametrize(
    ("fields", "rule"),
    [
        ({"category": CasualtyCategory.KILLED, "counted": Countable.PLACES}, "one of people"),
        ({"munition": MunitionClass.MIXED}, "needs munitions"),
        ({"equipment": "tanks", "counted": Countable.PERSONS}, "needs equipment"),
        ({"equipment": " ", "counted": Countable.EQUIPMENT}, "not blank"),
        ({"side": ""}, "not blank"),
        ({"role": LossRole.PART}, "of which figure"),
        ({"role": LossRole.SOLE, "part_of": 0}, "of which figure"),
        ({"span": (3, 3)}, "an end behind it"),
    ],
)
def test_a_figure_whose_fields_contradict_each_other_is_refused(fields: dict[str, object], rule: str) -> None:
    with pytest.raises(InvariantError, match=rule):
        Loss(**{"count": COUNT, "span": (0, 1), **fields})  # type: ignore[arg-type]
