using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Extractor.Pipelines.Discovery;

[JsonSerializable(typeof(StoryLink))]
internal sealed partial class DiscoveryJsonContext : JsonSerializerContext
{
    /// <summary>One line each; letters of every script stay readable, since this is for files and pipes, not HTML pages.</summary>
    internal static DiscoveryJsonContext Compact { get; } = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });
}
