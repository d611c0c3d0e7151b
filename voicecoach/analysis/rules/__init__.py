"""Every rule, in the order reports list them."""
