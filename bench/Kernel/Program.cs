using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using Liandong.Kernel;
using Liandong.Silo.Workloads;

// "workloads w1" measures the whole engine; anything else goes to BenchmarkDotNet (--filter '*').
if (args is ["workloads", var which, ..])
{
    var repeats = args.Length > 2 ? int.Parse(args[2], System.Globalization.CultureInfo.InvariantCulture) : 3;
    return await WorkloadBench.RunAsync(which, Console.Out, repeats) ? 0 : 1;
}

// In this process: the tool's own project builder does not find assemblies whose name differs from their project's.
var config = DefaultConfig.Instance.AddJob(Job.ShortRun.WithToolchain(InProcessEmitToolchain.Instance));
BenchmarkSwitcher.FromAssembly(typeof(EventQueueBenchmarks).Assembly).Run(args, config);
return 0;
