using System.Text;
using AngleSharp.Dom;
using Extractor.Parse;

namespace Extractor.Tests.Parse;

/// <summary>
/// Lists a lean tree and a tree of AngleSharp's own in one form, a line a node, so that they can be compared. What the lean tree drops
/// by design is left out of both: comments, templates, the inside of svg and math, the text of style and of scripts without data,
/// attributes that no reader wants. Adjacent texts are joined and white space is folded.
/// </summary>
internal static class TreeListing
{
    public static List<string> Of(PageElement root)
    {
        var lines = new Lines();
        PageNode? node = root;
        while (node is not null)
        {
            if (node is PageElement element)
            {
                lines.Open(element.Name, PageAttributeNames.All
                    .Where(pair => element.Has(pair.Value))
                    .Select(pair => (pair.Key, element[pair.Value].ToString())));
                if (element.FirstChild is { } child)
                {
                    node = child;
                    continue;
                }

                lines.Close();
            }
            else
            {
                lines.Text(((PageText)node).Data.Span);
            }

            while (node is not null && node.Next is null)
            {
                node = node == root ? null : node.Parent;
                if (node is not null)
                {
                    lines.Close();
                }
            }

            node = node == root ? null : node?.Next;
        }

        return lines.Result;
    }

    /// <summary>All nodes, in the order of the page.</summary>
    public static IEnumerable<PageNode> Walk(PageElement root)
    {
        PageNode? node = root;
        while (node is not null)
        {
            yield return node;
            if (node is PageElement { FirstChild: { } child })
            {
                node = child;
                continue;
            }

            while (node is not null && node != root && node.Next is null)
            {
                node = node.Parent;
            }

            node = node == root ? null : node?.Next;
        }
    }

    public static List<string> Of(IElement root)
    {
        var lines = new Lines();
        var path = new Stack<(INode Node, int Next)>();
        Open(root);
        while (path.TryPop(out var top))
        {
            if (top.Next >= top.Node.ChildNodes.Length)
            {
                lines.Close();
                continue;
            }

            path.Push((top.Node, top.Next + 1));
            switch (top.Node.ChildNodes[top.Next])
            {
                case IElement { LocalName: "template" }:
                    break;
                case IElement element:
                    Open(element);
                    break;
                case IText text:
                    lines.Text(text.Data);
                    break;
            }
        }

        return lines.Result;

        void Open(IElement element)
        {
            lines.Open(element.LocalName, element.Attributes
                .Where(attribute => attribute.NamespaceUri is null && PageAttributeNames.All.ContainsKey(attribute.LocalName))
                .Select(attribute => (attribute.LocalName, attribute.Value)));
            if (element is AngleSharp.Svg.Dom.ISvgElement || element.NamespaceUri == "http://www.w3.org/1998/Math/MathML")
            {
                lines.Close();
            }
            else
            {
                path.Push((element, 0));
            }
        }
    }

    /// <summary>Where two listings part, with some lines before; null if they are the same.</summary>
    public static string? Difference(List<string> actual, List<string> expected)
    {
        for (var i = 0; i < Math.Max(actual.Count, expected.Count); i++)
        {
            var left = i < actual.Count ? actual[i] : "(end)";
            var right = i < expected.Count ? expected[i] : "(end)";
            if (left != right)
            {
                var before = string.Join('\n', expected.Skip(Math.Max(0, i - 5)).Take(Math.Min(i, 5)));
                return $"{before}\n  lean:  {left}\n  stock: {right}";
            }
        }

        return null;
    }

    private sealed class Lines
    {
        private readonly Stack<string> open = new();
        private readonly StringBuilder text = new();

        public List<string> Result { get; } = [];

        public void Open(string name, IEnumerable<(string Name, string Value)> attributes)
        {
            Flush();
            open.Push(name);
            var line = new StringBuilder().Append('<').Append(name);
            foreach (var attribute in attributes.OrderBy(attribute => attribute.Name, StringComparer.Ordinal))
            {
                // The lean tree keeps no more of a value.
                line.Append(' ').Append(attribute.Name).Append('=').Append(attribute.Value.AsSpan(0, Math.Min(attribute.Value.Length, 65_536)));
            }

            Result.Add(line.ToString());
        }

        public void Close()
        {
            Flush();
            Result.Add("</" + open.Pop());
        }

        public void Text(ReadOnlySpan<char> data) => text.Append(data);

        private void Flush()
        {
            if (text.Length == 0)
            {
                return;
            }

            var parent = open.Peek();
            var data = text.ToString();
            text.Clear();
            if (parent is "style" or "iframe" or "noembed" or "noframes" or "xmp")
            {
                return;
            }

            if (parent is "script")
            {
                var markers = (string[])["__NEXT_DATA__", "__INITIAL_STATE__", "__APOLLO_STATE__", "__NUXT__", "Fusion.globalContent"];
                var isData = Result[^1].Split(' ').Any(part => part.StartsWith("type=", StringComparison.Ordinal)
                        && part.Contains("json", StringComparison.OrdinalIgnoreCase))
                    || markers.Any(marker => data.IndexOf(marker, StringComparison.Ordinal) is >= 0 and < 1000);
                if (!isData)
                {
                    return;
                }
            }

            // Where white space separates nothing it is not kept. Misnested links can take it to other places afterwards.
            var block = open.SkipWhile(name => name is "a" || PageTagNames.FindHtml(name)?.Is(PageTagTraits.Formatting) == true).First();
            var separates = PageTagNames.FindHtml(block)?.Is(PageTagTraits.DropsBlank) != true;
            var words = data.Split([' ', '\t', '\n', '\r', '\f'], StringSplitOptions.RemoveEmptyEntries);
            var folded = string.Join(separates ? " " : "", words);
            if (separates)
            {
                folded = (char.IsWhiteSpace(data[0]) ? " " : "") + folded + (words.Length > 0 && char.IsWhiteSpace(data[^1]) ? " " : "");
            }

            if (folded.Length > 0)
            {
                Result.Add("\"" + folded);
            }
        }
    }
}
