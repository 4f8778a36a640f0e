"""For the server that workers are forked from: importing this reads all models and lexicons, once for all workers."""

import gc
import signal

signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the business of the process that builds

from analytics.rehearsal import rehearse  # noqa: E402 - not before Ctrl-C is seen to

rehearse()
gc.freeze()  # what was read stays: nobody need look through it for garbage, and its pages stay shared
