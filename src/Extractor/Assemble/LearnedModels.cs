using Extractor.Body;
using Extractor.Clean;
using Extractor.Metadata;

namespace Extractor.Assemble;

/// <summary>All that was learned: where the body lies, which links are related, which time is the story's.</summary>
internal sealed record LearnedModels(BodyModel Body, LinkModel Links, TimeModel Times)
{
    private static readonly Lazy<LearnedModels> Shipped = new(() => new LearnedModels(BodyModel.BuiltIn, LinkModel.BuiltIn, TimeModel.BuiltIn));

    /// <summary>The models that come with the library.</summary>
    public static LearnedModels BuiltIn => Shipped.Value;
}
