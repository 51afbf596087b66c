package io.decisiongate.core.tls;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/** The little of DER (X.690) that turns older forms of private keys into PKCS #8 (RFC 5958). */
final class Der {
  private static final int INTEGER = 0x02;
  private static final int OCTET_STRING = 0x04;
  private static final int SEQUENCE = 0x30;
  private static final int PARAMETERS = 0xa0;
  private static final byte[] VERSION_0 = {INTEGER, 1, 0};

  /** rsaEncryption with its NULL parameter (RFC 8017 appendix A.1). */
  private static final byte[] RSA = HexFormat.of().parseHex("06092a864886f70d0101010500");

  /** id-ecPublicKey (RFC 5480 section 2.1.1). */
  private static final byte[] EC = HexFormat.of().parseHex("06072a8648ce3d0201");

  private Der() {}

  /** An RSAPrivateKey (RFC 8017 appendix A.1.2) as PKCS #8. */
  static byte[] rsaAsPkcs8(byte[] key) {
    return privateKeyInfo(RSA, key);
  }

  /** An ECPrivateKey (RFC 5915) as PKCS #8; empty when it does not name its curve. */
  static Optional<byte[]> ecAsPkcs8(byte[] key) {
    try {
      return curve(ByteBuffer.wrap(key)).map(curve -> privateKeyInfo(join(EC, curve), key));
    } catch (RuntimeException e) {
      // Lengths that lead out of the value.
      return Optional.empty();
    }
  }

  private static Optional<byte[]> curve(ByteBuffer key) {
    ByteBuffer fields = enter(key, SEQUENCE);
    while (fields.hasRemaining()) {
      int tag = Byte.toUnsignedInt(fields.get(fields.position()));
      ByteBuffer value = enter(fields, tag);
      if (tag == PARAMETERS) {
        byte[] curve = new byte[value.remaining()];
        value.get(curve);
        return Optional.of(curve);
      }
    }
    return Optional.empty();
  }

  /** The content of the next value, which must have this tag; goes on behind it. */
  private static ByteBuffer enter(ByteBuffer in, int tag) {
    if (Byte.toUnsignedInt(in.get()) != tag) {
      throw new IllegalArgumentException("another value was expected");
    }
    int length = Byte.toUnsignedInt(in.get());
    if (length > 0x7f) {
      int bytes = length & 0x7f;
      length = 0;
      for (int i = 0; i < bytes; i++) {
        length = Math.addExact(Math.multiplyExact(length, 256), Byte.toUnsignedInt(in.get()));
      }
    }
    ByteBuffer content = in.slice(in.position(), length);
    in.position(in.position() + length);
    return content;
  }

  private static byte[] privateKeyInfo(byte[] algorithm, byte[] key) {
    return value(
        SEQUENCE, join(VERSION_0, join(value(SEQUENCE, algorithm), value(OCTET_STRING, key))));
  }

  private static byte[] value(int tag, byte[] content) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(tag);
    if (content.length > 0x7f) {
      byte[] length = ByteBuffer.allocate(Integer.BYTES).putInt(content.length).array();
      int zeros = Integer.numberOfLeadingZeros(content.length) / Byte.SIZE;
      out.write(0x80 | (length.length - zeros));
      out.write(length, zeros, length.length - zeros);
    } else {
      out.write(content.length);
    }
    out.writeBytes(content);
    return out.toByteArray();
  }

  private static byte[] join(byte[] first, byte[] second) {
    byte[] both = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, both, first.length, second.length);
    return both;
  }
}
