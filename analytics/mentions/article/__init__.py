"""What the whole article shows of its names."""
