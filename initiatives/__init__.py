"""The catalogue: authorities, networks, initiatives, challenges, recommendations and what proves them."""
