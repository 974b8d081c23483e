package org.tocsin.protocols.fuzz;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import org.tocsin.core.observation.ThreatClass;
import org.tocsin.core.place.GeoPoint;
import org.tocsin.protocols.acoustic.AcousticMessage;
import org.tocsin.protocols.adsb.SquitterEncoder;
import org.tocsin.protocols.capture.Captures;
import org.tocsin.protocols.cot.CotXml;
import org.tocsin.protocols.cot.TakProtocol;

/** Unit records of every format: where a fuzzer begins, and what the ordinary suite cuts short and changes octet by octet. */
final class Seeds {
  private static final String EVENT =
      "<event version='2.0' uid='S-1' type='a-h-A-M-F-Q' time='2026-05-01T11:59:58Z' start='2026-05-01T11:59:58Z'"
          + " stale='2026-05-01T12:05:00Z' how='h-e'><point lat='50.1' lon='30.2' hae='9999999' ce='150' le='999999'/>"
          + "<detail><track course='90' speed='50'/><contact callsign='K'/></detail></event>";

  private Seeds() {}

  static List<byte[]> of(Decoder d) {
    return switch (d) {
      case ASTERIX -> asterix();
      case BEAST -> beast();
      case AVR -> texts("*8D4840D6202CC371C32CE0576098;\n", "@00000000000A8D4840D6202CC371C32CE0576098;\n", "*5D3C66C06CA234;");
      case SBS -> texts(
          "MSG,3,1,1,3C66C0,1,2026/05/01,12:00:00.000,2026/05/01,12:00:00.000,,37000,,,50.1,30.2,,,0,0,0,0\r\n",
          "MSG,4,1,1,3C66C0,1,2026/05/01,12:00:00.000,2026/05/01,12:00:00.000,,,450.0,90.0,,,-64,,,,,0",
          "MSG,1,1,1,3C66C0,1,2026/05/01,12:00:00.000,2026/05/01,12:00:00.000,DLH1AB  ,,,,,,,,,,,");
      case AIRCRAFT -> texts(
          "{\"now\":1777636800.1,\"messages\":9,\"aircraft\":[{\"hex\":\"3c66c0\",\"alt_baro\":37000,\"gs\":450,\"track\":90,"
              + "\"lat\":50.1,\"lon\":30.2,\"nac_p\":8,\"seen\":1,\"seen_pos\":2,\"squawk\":\"7700\"},{}]}",
          "{\"now\":1777636800100,\"aircraft\":[{\"hex\":\"~3c66c0\",\"altitude\":\"ground\",\"speed\":4,\"vert_rate\":64,\"lat\":50,\"lon\":30}]}");
      case COT -> texts(EVENT, EVENT.replace("a-h-A-M-F-Q", "b-d-a").replace("<contact callsign='K'/>", "<sensor azimuth='12' fov='3'/>"));
      case TAK -> tak();
      case ACOUSTIC -> List.of(message().toJson());
      case COMPACT -> List.of(message().toCompact());
      case FRAMING -> List.copyOf(Captures.all(HexFormat.of().parseHex("22000CE81902015460000280")).values());
      case ALERTS -> texts(
          "{\"alerts\":[{\"id\":1,\"location_title\":\"X\",\"location_type\":\"raion\",\"location_uid\":\"36\",\"alert_type\":\"air_raid\","
              + "\"started_at\":\"2026-05-01T11:59:00.000Z\",\"finished_at\":null}]}",
          "\"" + "ANP".repeat(9) + "\"",
          "[{\"regionId\":\"16\",\"regionType\":\"State\",\"regionName\":\"X\",\"lastUpdate\":\"2026-05-01T11:59:00Z\","
              + "\"activeAlerts\":[{\"regionId\":\"16\",\"regionType\":\"State\",\"type\":\"AIR\",\"lastUpdate\":\"2026-05-01T11:59:00Z\"}]}]",
          "{\"states\":[{\"regionId\":\"16\",\"regionName\":\"X\",\"regionType\":\"State\",\"regionChildIds\":[]}]}",
          "{\"id\":\"1\",\"cat\":\"1\",\"title\":\"T\",\"data\":[\"A\"],\"desc\":\"D\"}",
          "[{\"alertDate\":\"2026-05-01 12:00:00\",\"title\":\"T\",\"data\":\"A\",\"category\":1}]");
    };
  }

  static List<byte[]> asterix() {
    return List.of(
            "300016FD801902546000A064004000029C0528ABCDEF",
            "22000CE81902015460000280",
            "3E00189B081902546000008E38E40056C16C0320FE70007B",
            "15001A8B1160190254600011C71C720AAAAAABABCDEF06400112",
            "010011E019023032004000604003008000")
        .stream()
        .map(HexFormat.of()::parseHex)
        .toList();
  }

  private static List<byte[]> texts(String... texts) {
    return List.of(texts).stream().map(t -> t.getBytes(StandardCharsets.UTF_8)).toList();
  }

  private static List<byte[]> beast() {
    GeoPoint at = new GeoPoint(50.1, 30.2);
    List<byte[]> list = new ArrayList<>();
    for (byte[] m :
        List.of(
            SquitterEncoder.identification(0x3C66C0, "DLH1AB"),
            SquitterEncoder.position(0x3C66C0, at, 37_000, 7, false),
            SquitterEncoder.position(0x3C66C0, at, 37_000, 7, true),
            SquitterEncoder.velocity(0x3C66C0, 300, -200, 640))) {
      list.add(SquitterEncoder.beast(m, 0x1A1AL, 200));
      list.add(m);
    }
    return list;
  }

  private static List<byte[]> tak() {
    if (!(new CotXml().read(EVENT.getBytes(StandardCharsets.UTF_8)) instanceof CotXml.Result.Read r)) {
      throw new IllegalStateException("the event is well formed");
    }
    TakProtocol p = new TakProtocol();
    byte[] payload = p.payload(r.event());
    byte[] mesh = new byte[payload.length + 3];
    mesh[0] = (byte) 0xBF;
    mesh[1] = 1;
    mesh[2] = (byte) 0xBF;
    System.arraycopy(payload, 0, mesh, 3, payload.length);
    return List.of(payload, mesh);
  }

  private static AcousticMessage message() {
    EnumMap<ThreatClass, Double> classes = new EnumMap<>(ThreatClass.class);
    classes.put(ThreatClass.STRIKE_UAV, 0.8);
    return new AcousticMessage(
        "m-17", 50.1, 30.2, Instant.parse("2026-05-01T12:00:00Z"), AcousticMessage.TimeSource.GNSS, 123.4, 4, classes, 61, 77);
  }

  /** Puts right the check sum in the last two octets (CRC-16/CCITT-FALSE of those before). */
  static void crc(byte[] b) {
    int crc = 0xFFFF;
    for (int i = 0; i < b.length - 2; i++) {
      crc ^= (b[i] & 0xFF) << 8;
      for (int bit = 0; bit < 8; bit++) {
        crc = (crc & 0x8000) != 0 ? crc << 1 ^ 0x1021 : crc << 1;
      }
    }
    b[b.length - 2] = (byte) (crc >> 8);
    b[b.length - 1] = (byte) crc;
  }
}
