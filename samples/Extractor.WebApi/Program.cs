using Extractor.WebApi;

var app = WebApp.Build(args);
await app.RunAsync();
