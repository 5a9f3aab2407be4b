import com.amazonaws.services.lambda.runtime.Context;
import java.util.Map;

/** Stands for the mail or chat message to the one who approves. The execution waits until somebody uses the token. */
public final class AskApproval {
    public Map<String, Object> handle(Map<String, Object> order, Context context) {
        context.getLogger()
                .log("""
                        Order %s of %s over %s %s needs your approval. To approve it:
                        aws stepfunctions send-task-success --task-token %s --task-output '{"approved":true,"by":"me"}'
                        """
                        .formatted(
                                order.get("orderId"),
                                order.get("customer"),
                                order.get("total"),
                                order.get("currency"),
                                order.get("token")));
        return Map.of("asked", "the shop's manager", "orderId", order.get("orderId"));
    }
}
