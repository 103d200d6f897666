namespace Extractor.Tests.Support;

/// <summary>What the SDK's <c>ImplicitUsings</c> gives a project, for tests that compile.</summary>
internal static class ImplicitUsings
{
    public const string Source = """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Net.Http;
        global using System.Threading;
        global using System.Threading.Tasks;
        """;
}
