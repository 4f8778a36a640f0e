"""The warehouse: shards, one database out of them, and the questions it answers."""

from analytics.warehouse.build import BuildReport, build
from analytics.warehouse.publication import default_folder
from analytics.warehouse.warehouse import Warehouse
from analytics.warehouse.warehouse import open_warehouse as open

__all__ = ["BuildReport", "Warehouse", "build", "default_folder", "open"]
