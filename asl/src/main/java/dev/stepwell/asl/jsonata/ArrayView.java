package dev.stepwell.asl.jsonata;

import java.util.AbstractList;
import java.util.RandomAccess;
import tools.jackson.databind.node.ArrayNode;

/** A JSON array as a read-only list; elements are shown when asked for. Thread-safe while nobody changes the tree. */
final class ArrayView extends AbstractList<Object> implements RandomAccess {
    private final ArrayNode node;

    ArrayView(ArrayNode node) {
        this.node = node;
    }

    ArrayNode node() {
        return node;
    }

    @Override
    public Object get(int index) {
        return Values.fromJson(node.get(index));
    }

    @Override
    public int size() {
        return node.size();
    }
}
