import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Checks an order and returns it with its total. */
public final class ValidateOrder {
    private static final List<String> REQUIRED = List.of("orderId", "customer", "currency", "card", "shipTo", "items");

    public Map<String, Object> handle(Map<String, Object> order) {
        for (String field : REQUIRED) {
            if (order.get(field) == null) {
                throw new InvalidOrder("the order has no " + field);
            }
        }
        if (!(order.get("items") instanceof List<?> items) || items.isEmpty()) {
            throw new InvalidOrder("the order has no items");
        }
        BigDecimal total = BigDecimal.ZERO;
        for (Object item : items) {
            total = total.add(priceOf((Map<?, ?>) item));
        }
        var checked = new LinkedHashMap<>(order);
        checked.put("total", total.setScale(2, RoundingMode.HALF_UP));
        return checked;
    }

    private static BigDecimal priceOf(Map<?, ?> item) {
        if (!(item.get("quantity") instanceof Integer quantity) || quantity < 1) {
            throw new InvalidOrder("a quantity must be at least 1, was " + item.get("quantity"));
        }
        if (!(item.get("unitPrice") instanceof Number price) || price.doubleValue() < 0) {
            throw new InvalidOrder("a price must not be negative, was " + item.get("unitPrice"));
        }
        return new BigDecimal(price.toString()).multiply(BigDecimal.valueOf(quantity));
    }
}

/** The order cannot be fulfilled as it is. The state machine catches it by this name. */
final class InvalidOrder extends RuntimeException {
    InvalidOrder(String message) {
        super(message);
    }
}
