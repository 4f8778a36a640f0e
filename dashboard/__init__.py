"""The dashboard: pages over a warehouse of analysed articles. A page asks, chooses and places."""
