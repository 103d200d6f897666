global using System.Diagnostics.CodeAnalysis;
global using System.Text.Json.Serialization;
