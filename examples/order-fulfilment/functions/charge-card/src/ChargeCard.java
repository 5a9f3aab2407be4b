import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Charges a card. The last digits of a test card say how the gateway behaves: 0002 is always refused, 0341 finds the
 * gateway busy twice; any other card is charged at once.
 */
public final class ChargeCard {
    private static final int BUSY_ATTEMPTS = 2;

    public Map<String, Object> handle(Map<String, Object> payment) {
        String card = ((String) payment.get("card")).replace(" ", "");
        int retryCount = (Integer) payment.get("retryCount");
        if (card.endsWith("0002")) {
            throw new CardRefused("the bank refused the card ending in " + card.substring(card.length() - 4));
        }
        if (card.endsWith("0341") && retryCount < BUSY_ATTEMPTS) {
            throw new PaymentGatewayBusy("the payment gateway is busy, attempt " + (retryCount + 1));
        }
        var charged = new LinkedHashMap<String, Object>();
        charged.put("charged", true);
        charged.put("transaction", "T-" + payment.get("orderId"));
        charged.put("amount", payment.get("amount"));
        charged.put("attempts", retryCount + 1);
        return charged;
    }
}

/** The bank says no, and will say so again. The state machine catches it by this name. */
final class CardRefused extends RuntimeException {
    CardRefused(String message) {
        super(message);
    }
}

/** Worth another attempt. The state machine retries it by this name. */
final class PaymentGatewayBusy extends RuntimeException {
    PaymentGatewayBusy(String message) {
        super(message);
    }
}
