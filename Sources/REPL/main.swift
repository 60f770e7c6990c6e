import Engine
print("roga")
