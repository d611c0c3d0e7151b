"""The history: listing, searching, showing, adding and deleting among many sessions.

Usage: python scripts/bench_history.py [--json] [--sessions N] [--minutes N]
"""

import argparse
import json
import os
import random
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from graded_answers import graded_answers

from voicecoach.analysis.runner import analyse
from voicecoach.analysis.types import Source
from voicecoach.engines.types import EngineInfo
from voicecoach.reports.document import document
from voicecoach.resources import HOME_VARIABLE
from voicecoach.storage.history import History, history_path
from voicecoach.storage.records import Filter, Judgement, KeptAnswer, KeptSession, Kind
from voicecoach.transcript.speaker import select
from voicecoach.transcript.types import Timing, Transcript, Turn, Word
