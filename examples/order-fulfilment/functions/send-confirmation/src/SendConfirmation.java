import java.util.Map;

/** Tells the customer that the order is on its way. */
public final class SendConfirmation {
    private static final String TEXT = "Dear %s, your order %s is on its way (%s). Thank you! %s";

    public Map<String, Object> handle(Map<String, Object> order) {
        String message = TEXT.formatted(
                order.get("customer"), order.get("orderId"), order.get("trackingNumber"), System.getenv("SHOP"));
        return Map.of("message", message);
    }
}
