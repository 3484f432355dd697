"""Play with how you go LIVE on TikTok and see what it may earn."""

__version__ = "0.1.0"
