package dev.stepwell.store.rocksdb;

import dev.stepwell.store.Store;
import dev.stepwell.store.StoreContract;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

/** The embedded store keeps the contract. */
final class RocksStoreContractTest extends StoreContract {
    @TempDir
    private Path directory;

    @Override
    protected Store open() {
        return RocksStore.open(RocksOptions.in(directory).withFreeBytes(0, 0));
    }

    @Override
    protected Store reopen(Store open) {
        open.close();
        return open();
    }
}
