import com.amazonaws.services.lambda.runtime.Context;
import java.util.LinkedHashMap;
import java.util.Map;

/** Sends a picker to the shelf and takes the item out; the same as index.mjs. */
public final class CollectItem {
    private static final int METRES_PER_AISLE = 12;

    public Map<String, Object> handle(Map<String, Object> item, Context context) {
        String shelf = (String) item.get("shelf");
        int aisle = shelf.charAt(0) - 'A' + 1;
        int metres = aisle * METRES_PER_AISLE + Integer.parseInt(shelf.substring(1));
        context.getLogger()
                .log("walked " + metres + " m to shelf " + shelf + " for " + item.get("quantity") + " x "
                        + item.get("name") + "\n");
        var collected = new LinkedHashMap<>(item);
        collected.put("metresWalked", metres);
        return collected;
    }
}
