namespace Liandong.Twins.Tests;
public class T { [Fact] public void Works() => 1.ShouldBe(1); }
