"""The statistics of the dashboard: numpy arrays in, numpy arrays out; each with its formula, source and example."""

from analytics.statistics.association import logdice
from analytics.statistics.dispersion import deviation_of_proportions, occupied
from analytics.statistics.intervals import mean_share, wilson
from analytics.statistics.keyness import (
    bonferroni,
    g2,
    g2_p_value,
    log_odds,
    log_ratio,
    log_ratio_interval,
    lrc,
)
from analytics.statistics.kleinberg import Bursts, bursts
from analytics.statistics.trend import Trend, trend

__all__ = [
    "Bursts",
    "Trend",
    "bonferroni",
    "bursts",
    "deviation_of_proportions",
    "g2",
    "g2_p_value",
    "log_odds",
    "log_ratio",
    "log_ratio_interval",
    "logdice",
    "lrc",
    "mean_share",
    "occupied",
    "trend",
    "wilson",
]
