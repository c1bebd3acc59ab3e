package io.kiln.local.oss;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** The little XML that OSS speaks. */
final class Xml {
  private final StringBuilder text = new StringBuilder();

  static String document(String root, Xml content) {
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + new Xml().nested(root, content).text;
  }

  Xml tag(String name, Object value) {
    text.append('<').append(name).append('>');
    text.append(escaped(String.valueOf(value)));
    text.append("</").append(name).append('>');
    return this;
  }

  Xml nested(String name, Xml content) {
    text.append('<').append(name).append('>');
    text.append(content.text);
    text.append("</").append(name).append('>');
    return this;
  }

  private static String escaped(String value) {
    return value
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }

  /** The keys of a multi-delete request, and whether it wants no list in return. */
  record Deletion(List<String> keys, boolean quiet) {}

  static Deletion deletion(byte[] body) throws IOException {
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      Document document = factory.newDocumentBuilder().parse(new ByteArrayInputStream(body));
      List<String> keys = new ArrayList<>();
      NodeList objects = document.getElementsByTagName("Object");
      for (int i = 0; i < objects.getLength(); i++) {
        keys.add(textOf((Element) objects.item(i), "Key"));
      }
      return new Deletion(keys, textOf(document.getDocumentElement(), "Quiet").equals("true"));
    } catch (ParserConfigurationException | SAXException e) {
      throw OssError.malformedXml();
    }
  }

  private static String textOf(Element parent, String name) {
    NodeList found = parent.getElementsByTagName(name);
    return found.getLength() == 0 ? "" : found.item(0).getTextContent();
  }
}
