global using Hotline.Testing;
global using Xunit;
