"""HTML that several families share: components, people, photos, sources, lists."""
