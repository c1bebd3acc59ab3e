package io.kiln.cloud;

import com.aliyuncs.ecs.model.v20140526.DeleteKeyPairsRequest;
import com.aliyuncs.ecs.model.v20140526.DescribeKeyPairsRequest;
import com.aliyuncs.ecs.model.v20140526.ImportKeyPairRequest;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** SSH key pairs, of which the cloud only ever gets the public half. */
public final class KeyPairs {
  private final Rpc rpc;

  KeyPairs(Rpc rpc) {
    this.rpc = rpc;
  }

  /** Makes a pair of the public key; there is no ClientToken, so the name must tell it. */
  public void importKey(NewKeyPair pair) {
    ImportKeyPairRequest request = new ImportKeyPairRequest();
    request.setKeyPairName(pair.name());
    request.setPublicKeyBody(pair.publicKey());
    request.setResourceGroupId(pair.resourceGroupId().orElse(null));
    rpc.send(
        Call.ecs(Act.CREATE, "Error creating temporary keypair", pair.region(), request)
            .tags(pair.tags()));
  }

  public Found<KeyPairView> byName(String region, String name) {
    DescribeKeyPairsRequest request = new DescribeKeyPairsRequest();
    request.setKeyPairName(name);
    Call call = Call.ecs(Act.LOOK, "Failed querying keypair", region, request);
    return rpc.look(call, "KeyPairs/KeyPair", KeyPairs::view)
        .keeping(pair -> pair.name().equals(name));
  }

  /** Returns normally also when it is gone already. */
  public void delete(String region, String name) {
    DeleteKeyPairsRequest request = new DeleteKeyPairsRequest();
    request.setKeyPairNames(Call.array(List.of(name)));
    rpc.erase(Call.ecs(Act.DELETE, "Error deleting keypair " + name, region, request));
  }

  private static KeyPairView view(JsonNode pair) {
    return KeyPairView.builder()
        .name(Fields.plain(pair, "KeyPairName"))
        .tags(Fields.tags(pair))
        .build();
  }
}
