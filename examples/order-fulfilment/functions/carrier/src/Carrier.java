import java.util.LinkedHashMap;
import java.util.Map;

/** Books a carrier for an order, or cancels the booking. */
public final class Carrier {
    public Map<String, Object> handle(Map<String, Object> event) {
        return "cancel".equals(event.get("action")) ? cancel(event) : book(event);
    }

    private static Map<String, Object> book(Map<String, Object> event) {
        var booking = new LinkedHashMap<String, Object>();
        booking.put("trackingNumber", event.get("country") + "-" + event.get("orderId"));
        booking.put("grams", event.get("grams"));
        return booking;
    }

    private static Map<String, Object> cancel(Map<String, Object> event) {
        var cancelled = new LinkedHashMap<String, Object>();
        cancelled.put("trackingNumber", event.get("trackingNumber"));
        cancelled.put("cancelled", true);
        return cancelled;
    }
}
