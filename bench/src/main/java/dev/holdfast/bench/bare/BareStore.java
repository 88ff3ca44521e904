package dev.holdfast.bench.bare;

import com.mongodb.client.result.InsertOneResult;
import com.mongodb.reactivestreams.client.MongoCollection;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import org.bson.Document;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;

/** Inserts copies of one document. */
final class BareStore {

    private final MongoCollection<Document> collection;
    private final Copies copies;

    BareStore(MongoCollection<Document> collection, Copies copies) {
        this.collection = collection;
        this.copies = copies;
    }

    /** Done on the given context once the insert was acknowledged. */
    Future<Void> insert(Context context) {
        Promise<Void> done = Promise.promise();
        collection.insertOne(copies.next()).subscribe(new Once(context, done));
        return done.future();
    }

    private record Once(Context context, Promise<Void> done) implements Subscriber<InsertOneResult> {

        @Override
        public void onSubscribe(Subscription subscription) {
            subscription.request(1);
        }

        @Override
        public void onNext(InsertOneResult result) {
            // what counts is that it ends well
        }

        @Override
        public void onError(Throwable failure) {
            context.runOnContext(ignored -> done.tryFail(failure));
        }

        @Override
        public void onComplete() {
            context.runOnContext(ignored -> done.tryComplete());
        }
    }
}
