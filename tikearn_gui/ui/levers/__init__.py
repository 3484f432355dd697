"""The levers: slider, field, badge and the panel that holds them all."""
