package dev.stepwell.store.memory;

import dev.stepwell.store.Store;
import dev.stepwell.store.StoreContract;

/** The store in memory keeps the contract when nobody asks it to fail. */
final class FaultyStoreContractTest extends StoreContract {
    @Override
    protected Store open() {
        return new FaultyStore();
    }

    @Override
    protected Store reopen(Store open) {
        return ((FaultyStore) open).reopen();
    }
}
