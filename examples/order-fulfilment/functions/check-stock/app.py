"""Reserves items in the warehouse, or gives reservations back."""

import csv
import os


class OutOfStock(Exception):
    """There is not enough of an item. The state machine catches it by this name."""


with open(os.path.join(os.path.dirname(__file__), "catalog.csv"), newline="", encoding="utf-8") as file:
    CATALOG = {row["sku"]: row for row in csv.DictReader(file)}


def handler(event, context):
    return release(event) if event["action"] == "release" else reserve(event)


def reserve(event):
    sku, quantity = event["sku"], event["quantity"]
    row = CATALOG.get(sku)
    if row is None or int(row["inStock"]) < quantity:
        raise OutOfStock(f"not enough of {sku}: {quantity} wanted, {row['inStock'] if row else 0} in stock")
    return {
        "orderId": event["orderId"],
        "sku": sku,
        "name": row["name"],
        "quantity": quantity,
        "grams": int(row["grams"]) * quantity,
        "shelf": row["shelf"],
        "reservation": f"{event['orderId']}:{sku}",
    }


def release(event):
    return {"orderId": event["orderId"], "released": len(event["reservations"])}
