namespace Extractor.Parse;

/// <summary>A page went past a limit of its <see cref="PageBudget"/>. The message names the limit.</summary>
internal sealed class PageTooComplexException(string message) : Exception(message);
