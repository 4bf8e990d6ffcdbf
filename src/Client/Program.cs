using Liandong.Client;

return await CommandLine.RunAsync(args);
