import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reserves items in the warehouse, or gives reservations back; the same as app.py. */
public final class CheckStock {
    private record Row(String name, int grams, String shelf, int inStock) {}

    private final Map<String, Row> catalog = new HashMap<>();

    public CheckStock() throws IOException {
        List<String> lines = Files.readAllLines(Path.of(System.getenv("LAMBDA_TASK_ROOT"), "catalog.csv"));
        for (String line : lines.subList(1, lines.size())) {
            String[] cells = line.split(",");
            catalog.put(cells[0], new Row(cells[1], Integer.parseInt(cells[2]), cells[3], Integer.parseInt(cells[4])));
        }
    }

    public Map<String, Object> handle(Map<String, Object> event) {
        return "release".equals(event.get("action")) ? release(event) : reserve(event);
    }

    private Map<String, Object> reserve(Map<String, Object> event) {
        String sku = (String) event.get("sku");
        int quantity = (Integer) event.get("quantity");
        Row row = catalog.get(sku);
        if (row == null || row.inStock() < quantity) {
            throw new OutOfStock("not enough of " + sku + ": " + quantity + " wanted, "
                    + (row == null ? 0 : row.inStock()) + " in stock");
        }
        var reserved = new LinkedHashMap<String, Object>();
        reserved.put("orderId", event.get("orderId"));
        reserved.put("sku", sku);
        reserved.put("name", row.name());
        reserved.put("quantity", quantity);
        reserved.put("grams", row.grams() * quantity);
        reserved.put("shelf", row.shelf());
        reserved.put("reservation", event.get("orderId") + ":" + sku);
        return reserved;
    }

    private static Map<String, Object> release(Map<String, Object> event) {
        var released = new LinkedHashMap<String, Object>();
        released.put("orderId", event.get("orderId"));
        released.put("released", ((List<?>) event.get("reservations")).size());
        return released;
    }
}

/** There is not enough of an item. The state machine catches it by this name. */
final class OutOfStock extends RuntimeException {
    OutOfStock(String message) {
        super(message);
    }
}
